import type { Library } from '#src/core/library.ts';
import type { Query } from '#src/core/query.ts';
import { answerAsOf, answerConfirm, answerDefine, answerDoubt, answerSource, answerWording } from './answer-about.ts';
import { answerCompare } from './answer-compare.ts';
import { answerCoverage, answerMissing } from './answer-coverage.ts';
import { answerNotes } from './answer-notes.ts';
import { answerFilter, answerPosition, answerRank } from './answer-rank.ts';
import { answerShow } from './answer-show.ts';
import { type AnswerRoom, type Part, part, remark } from './parts.ts';

/** Whether every id of a query is one of the catalogue's and its report is held: a canonical string may come from anywhere. */
function isKnown(query: Query, library: Library): boolean {
  const { metrics, segments } = library.catalogue;
  const test = query.test?.segment;
  return (
    query.metrics.every((id) => metrics.has(id)) &&
    query.segments.every((id) => segments.has(id)) &&
    (test === undefined || segments.has(test)) &&
    (query.reportId === undefined || library.report(query.reportId) !== undefined)
  );
}

/** Answers one query. */
export function answerQuery(query: Query, room: AnswerRoom): Part {
  if (!isKnown(query, room.library))
    return part('no-data', query, { reason: 'not-in-report', remarks: [remark('unknown_ids', 'hole')] });
  switch (query.intent) {
    case 'show':
      return answerShow(query, room);
    case 'compare':
      return answerCompare(query, room);
    case 'rank':
      return answerRank(query, room);
    case 'filter':
      return answerFilter(query, room);
    case 'position':
      return answerPosition(query, room);
    case 'coverage':
      return answerCoverage(query, room);
    case 'missing':
      return answerMissing(query, room);
    case 'notes':
      return answerNotes(query, room);
    case 'source':
      return answerSource(query, room);
    case 'define':
      return answerDefine(query, room);
    case 'doubt':
      return answerDoubt(query, room);
    case 'wording':
      return answerWording(query, room);
    case 'as_of':
      return answerAsOf(query, room);
    case 'confirm':
      return answerConfirm(query, room);
    case 'help':
      return part('help', query);
  }
}
