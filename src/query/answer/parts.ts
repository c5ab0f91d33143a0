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

export function shownFigure(figure: Figure): Shown {
  return { type: 'figure', figure };
}

export function shownDerived(derived: Derived): Shown {
  return { type: 'derived', derived };
}

/** A part with nothing in it but what is given. */
export function part(kind: Answer['kind'], query: Query, rest: Partial<Omit<Part, 'kind' | 'query'>> = {}): Part {
  return { kind, query, figures: [], related: [], statements: [], remarks: [], ...rest };
}

export function remark(code: string, tone: Remark['tone'], params: Readonly<Record<string, Param>> = {}): Remark {
  return { code, tone, params };
}

export const text = (value: string): Param => ({ type: 'text', text: value });
export const segment = (id: string): Param => ({ type: 'segment', id });
export const metric = (id: string): Param => ({ type: 'metric', id });
export const window = (key: string): Param => ({ type: 'window', key });

/** A figure's value as a parameter of a wording. */
export function valueOf(figure: Pick<Figure, 'value' | 'unit'>): Param {
  return { type: 'num', num: { value: figure.value, unit: figure.unit } };
}

/** A figure's window as a parameter of a wording. */
export function periodOf(figure: Pick<Figure, 'period'>): Param {
  return { type: 'period', period: figure.period };
}
