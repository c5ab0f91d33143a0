import { renderCsv } from '#src/briefing/render-csv.ts';
import type { Shown } from '#src/core/answer.ts';
import { answerQuestion } from './answer-question.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { CsvExport, Exported } from './ports.ts';

/** The numbers to export: those of an answer, or all of the newest report. */
function shownIn({ again, locale }: CsvExport, deps: DeskDeps): readonly Shown[] {
  const knowledge = deps.knowledge();
  if (again === undefined) {
    return (knowledge.library.latest?.figures ?? []).map((figure) => ({ type: 'figure', figure }));
  }
  const { answer } = answerQuestion({ question: again, thread: [], today: deps.today(), locale }, knowledge);
  return [...answer.figures, ...answer.related];
}

/** Makes the file, and records who took it before it is handed out; not where people of other organisations read along. */
export async function exportCsv(asked: CsvExport, deps: DeskDeps): Promise<Exported> {
  const { workspaceId, person, place, keys, again, locale, hasOutsiders } = asked;
  if (!(await deps.events.claim(workspaceId, keys))) return { kind: 'known' };
  if (hasOutsiders) return { kind: 'refused' };
  const shown = shownIn(asked, deps);
  if (shown.length === 0) return { kind: 'nothing' };
  await deps.audit.append(workspaceId, { actor: person, action: 'exported', subject: again ?? 'report', place });
  return { kind: 'file', name: `smallcaps-${deps.today()}.csv`, text: renderCsv(shown, locale, deps.knowledge()) };
}
