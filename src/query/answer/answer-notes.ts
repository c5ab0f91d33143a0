import type { Query } from '#src/core/query.ts';
import type { Statement } from '#src/core/report.ts';
import { answerShow } from './answer-show.ts';
import { contradicts } from './claims.ts';
import { findFigures, reportOf } from './find-figures.ts';
import { describeHoles } from './holes.ts';
import { type AnswerRoom, type Part, part, remark, segment } from './parts.ts';

const KIND_OF_TOPIC: Readonly<Record<string, Statement['kind']>> = {
  drivers: 'driver',
  risks: 'risk',
  outlook: 'outlook',
};
const GENERIC = new Set(['russell_2000']);

function isAbout(statement: Statement, topic: string): boolean {
  return statement.topics.includes(topic) || statement.kind === KIND_OF_TOPIC[topic];
}

/** Statements on all of the topics where there are any, else on any of them; those on a named segment first. */
function pick(statements: readonly Statement[], query: Query): readonly Statement[] {
  if (query.topics.length === 0)
    return statements.filter(({ segments }) => segments.some((id) => query.segments.includes(id)));
  const every = statements.filter((statement) => query.topics.every((topic) => isAbout(statement, topic)));
  const onTopic =
    every.length > 0
      ? every
      : statements.filter((statement) => query.topics.some((topic) => isAbout(statement, topic)));
  const named = query.segments.filter((id) => !GENERIC.has(id));
  if (named.length === 0) return onTopic;
  const onSegment = statements.filter(({ segments }) => segments.some((id) => named.includes(id)));
  return onSegment.length > 0 ? onSegment : onTopic;
}

/** The named segments that no picked statement is about: the report gives no reason for them. */
function unexplained(query: Query, statements: readonly Statement[]): readonly string[] {
  return query.segments.filter(
    (id) => !GENERIC.has(id) && !statements.some(({ segments, kind }) => kind === 'driver' && segments.includes(id)),
  );
}

/**
 * The report's own statements by topic: why, drivers, risks, outlook, the Fed, earnings, managers. No causal claim of our own.
 * A "why" that takes something untrue for granted is answered with the figures instead.
 */
export function answerNotes(query: Query, room: AnswerRoom): Part {
  const { claim } = query;
  const asShown = { ...query, intent: 'show' as const, topics: [] };
  if (contradicts(claim, findFigures(asShown, room.library).figures)) return answerShow(asShown, room);
  const statements = pick(reportOf(query, room.library)?.statements ?? [], query);
  if (statements.length === 0)
    return part('no-data', query, { reason: 'not-in-report', remarks: [remark('no_statement', 'hole')] });
  const why = query.topics.includes('drivers');
  if (query.metrics.includes('hit_rate') && query.windows.length > 0 && !why) {
    const holes = describeHoles(findFigures(query, room.library).holes, query, room.library);
    return part('notes', query, { statements, ...holes });
  }
  const remarks = why
    ? unexplained(query, statements).map((id) => remark('no_reason', 'hole', { segment: segment(id) }))
    : [];
  return part('notes', query, { statements, remarks });
}
