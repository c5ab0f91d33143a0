import { figuresCarried } from '#src/briefing/notes.ts';
import { renderCsv } from '#src/briefing/render-csv.ts';
import type { Shown } from '#src/core/answer.ts';
import { answerQuestion } from './answer-question.ts';
import { withholding } from './compliance/withholding.ts';
import { sayWithheld } from './compliance/words.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { CsvExport, Exported } from './ports.ts';

/** Carried in place of an answer: all figures of the newest report. */
const WHOLE_REPORT = '';

/** Figures for one person. */
type CsvWanted = Pick<CsvExport, 'workspaceId' | 'person' | 'place' | 'again' | 'locale'>;

/** The numbers to export: those of an answer, or all of the newest report. */
function shownIn({ again, locale }: CsvWanted, deps: DeskDeps): readonly Shown[] {
  const knowledge = deps.knowledge();
  if (again === undefined || again === WHOLE_REPORT) {
    return (knowledge.library.latest?.figures ?? []).map((figure) => ({ type: 'figure', figure }));
  }
  const { answer } = answerQuestion({ question: again, thread: [], today: deps.today(), locale }, knowledge);
  return [...answer.figures, ...answer.related];
}

/** Makes the file, and records who took it before it is handed out. `undefined` where there is no figure. */
export async function makeCsv(
  wanted: CsvWanted,
  deps: DeskDeps,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const { workspaceId, person, place, again, locale } = wanted;
  const shown = shownIn(wanted, deps);
  if (shown.length === 0) return undefined;
  const subject = again === undefined || again === WHOLE_REPORT ? 'report' : again;
  await deps.audit.append(workspaceId, { actor: person, action: 'exported', subject, place });
  const taken = figuresCarried(shown).figures ?? [];
  await deps.seen.note(workspaceId, ...taken.map((figure) => ({ person, figure, locale })));
  return { name: `smallcaps-${deps.today()}.csv`, text: renderCsv(shown, locale, deps.knowledge()) };
}

/** Hands figures out as a file, once, to whoever may have them. */
export async function exportCsv(asked: CsvExport, deps: DeskDeps): Promise<Exported> {
  const { workspaceId, person, keys, again = WHOLE_REPORT, locale, hasOutsiders, conversationKey } = asked;
  if (!(await deps.events.claim(workspaceId, keys))) return { kind: 'known' };
  const place = conversationKey === undefined ? {} : { place: conversationKey };
  const going = { workspaceId, act: 'csv', person, hasOutsiders, ...place } as const;
  const to = conversationKey === undefined ? {} : { to: conversationKey };
  const withheld = await withholding(going, () => ({ ...asked, again, ...to }), deps);
  if (withheld !== undefined) return { kind: 'refused', text: sayWithheld(withheld, locale, deps.knowledge()) };
  const made = await makeCsv(asked, deps);
  return made === undefined ? { kind: 'nothing' } : { kind: 'file', ...made };
}
