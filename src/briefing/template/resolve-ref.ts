import type { Shown } from '#src/core/answer.ts';
import { compare } from '#src/core/decimal.ts';
import { complement, signedGap } from '#src/core/derive.ts';
import type { Derived, Figure } from '#src/core/figure.ts';
import type { PeriodKind } from '#src/core/period.ts';
import type { Ref } from './ref.ts';
import { type Scene, windowOfKind } from './scene.ts';

function figureIn(scene: Scene, metric: string, segment: string, kind: PeriodKind): Figure | undefined {
  const key = windowOfKind(scene.report, kind);
  if (key === undefined) return undefined;
  return scene.desk.library.figuresIn(scene.report.id, metric, key).find((figure) => figure.segment === segment);
}

/** The figures of a metric in a window of the report at hand, largest first; equal ones in the report's order. */
export function rankedIn(scene: Scene, metric: string, kind: PeriodKind): readonly Figure[] {
  const key = windowOfKind(scene.report, kind);
  const figures = key === undefined ? [] : scene.desk.library.figuresIn(scene.report.id, metric, key);
  return [...figures].sort((a, b) => compare(b.value, a.value));
}

function derived(number: Derived | undefined): readonly Shown[] {
  return number === undefined ? [] : [{ type: 'derived', derived: number }];
}

function shown(figures: readonly (Figure | undefined)[]): readonly Shown[] {
  return figures.flatMap((figure) => (figure === undefined ? [] : [{ type: 'figure' as const, figure }]));
}

/** The numbers a reference stands for in the report at hand: none where the report has a hole, several for a whole ranking. */
export function resolveRef(ref: Ref, scene: Scene): readonly Shown[] {
  switch (ref.kind) {
    case 'figure':
      return shown([figureIn(scene, ref.metric, ref.segment, ref.window)]);
    case 'rank': {
      const ranked = rankedIn(scene, ref.metric, ref.window);
      if (ref.place === 'all') return shown(ranked);
      return shown([ref.place === 'last' ? ranked.at(-1) : ranked[ref.place - 1]]);
    }
    case 'gap': {
      const a = figureIn(scene, ref.metric, ref.segment, ref.window);
      const b = figureIn(scene, ref.metric, ref.other, ref.window);
      return a === undefined || b === undefined ? [] : derived(signedGap(a, b));
    }
    case 'rest': {
      const share = figureIn(scene, ref.metric, ref.segment, ref.window);
      return share === undefined ? [] : derived(complement(share));
    }
    case 'given': {
      const value = scene.given[ref.name];
      return value?.kind === 'shown' ? [value.shown] : [];
    }
  }
}
