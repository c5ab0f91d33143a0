import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Library } from '#src/core/library.ts';
import type { Templates } from './template/template-file.ts';
import type { Wordings } from './wordings.ts';

/** What a Message is written with. */
export interface Desk {
  readonly library: Library;
  readonly wordings: Wordings;
  readonly templates: Templates;
  /** The reader's day: how old the report is. */
  readonly today: CalendarDate;
}
