import type { Answer, Param, Remark, Shown } from '#src/core/answer.ts';
import type { Derived, Figure } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import type { Query } from '#src/core/query.ts';
import type { Statement } from '#src/core/report.ts';
import type { ThreadContext } from '../thread-context.ts';

/** What a query is answered with. */
export interface AnswerRoom {
  readonly library: Library;
  readonly context: ThreadContext;
}

/** The answer to one query, before it is joined with others and given its reading and buttons. */
export interface Part {
  readonly kind: Answer['kind'];
  readonly reason?: Answer['reason'];
  readonly figures: readonly Shown[];
  readonly related: readonly Shown[];
  readonly statements: readonly Statement[];
  readonly remarks: readonly Remark[];
  readonly query: Query;
}

/** A figure of a report as an answer shows it. */
export function shownFigure(figure: Figure): Shown {
  return { type: 'figure', figure };
}

/** A number worked out from figures as an answer shows it. */
export function shownDerived(derived: Derived): Shown {
  return { type: 'derived', derived };
}

/** A part with nothing in it but what is given. */
export function part(kind: Answer['kind'], query: Query, rest: Partial<Omit<Part, 'kind' | 'query'>> = {}): Part {
  return { kind, query, figures: [], related: [], statements: [], remarks: [], ...rest };
}

/** A sentence of the answer beside its figures: `code` names its wording, `params` fill the slots. */
export function remark(code: string, tone: Remark['tone'], params: Readonly<Record<string, Param>> = {}): Remark {
  return { code, tone, params };
}

/** A text as a parameter of a wording, shown as it is. */
export const text = (value: string): Param => ({ type: 'text', text: value });
/** A segment's name, in the language of the answer, as a parameter of a wording. */
export const segment = (id: string): Param => ({ type: 'segment', id });
/** A metric's name, in the language of the answer, as a parameter of a wording. */
export const metric = (id: string): Param => ({ type: 'metric', id });
/** A window (its `windowKey`) as a parameter of a wording. */
export const window = (key: string): Param => ({ type: 'window', key });

/** A figure's value as a parameter of a wording. */
export function valueParam(figure: Pick<Figure, 'value' | 'unit'>): Param {
  return { type: 'num', num: { value: figure.value, unit: figure.unit } };
}

/** A figure's window as a parameter of a wording. */
export function periodOf(figure: Pick<Figure, 'period'>): Param {
  return { type: 'period', period: figure.period };
}
