import type { Templates } from '#src/briefing/template/template-file.ts';
import type { Wordings } from '#src/briefing/wordings.ts';
import type { Library } from '#src/core/library.ts';
import type { Lexicon } from '#src/query/lexicon.ts';
import type { ScheduleLexicon } from '#src/schedule/lexicon.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import type { CommandWords } from './ports.ts';

/** All that an answer is made from, as one immutable snapshot: swapped whole when a file changes. */
export interface Knowledge {
  readonly library: Library;
  readonly lexicon: Lexicon;
  readonly wordings: Wordings;
  readonly templates: Templates;
  readonly commands: CommandWords;
  /** Sessions of the exchange. */
  readonly calendar: TradingCalendar;
  /** What schedules are said in. */
  readonly scheduleWords: ScheduleLexicon;
}
