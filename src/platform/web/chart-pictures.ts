/** Pictures of charts that this server has shown, by a key that only it can give out. */
import { createHash } from 'node:crypto';
import type { ChartTheme, Picture } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { LIMITS } from './limits.ts';

/** Where a chart's pictures are: paths of this server. */
export interface PicturePaths {
  readonly light: string;
  readonly dark: string;
}

/** The charts that were shown lately. */
export interface ChartPictures {
  /** Remembers the chart and says where its pictures are. */
  offer(spec: ChartSpec): PicturePaths;
  /** The picture of a key that was given out and not forgotten. */
  find(key: string): Promise<Picture> | undefined;
}

type Draw = (spec: ChartSpec, theme: ChartTheme) => Promise<Picture>;

interface Offered {
  readonly spec: ChartSpec;
  readonly theme: ChartTheme;
}

/** Draws on demand, and forgets the oldest charts beyond `LIMITS.charts`. Keeping what was drawn is the renderer's part. */
export function createChartPictures(draw: Draw): ChartPictures {
  const offered = new Map<string, Offered>();
  const pathOf = (spec: ChartSpec, theme: ChartTheme): string => {
    const key = createHash('sha256')
      .update(JSON.stringify([theme, spec]))
      .digest('hex')
      .slice(0, 32);
    offered.delete(key); // set again, it is the newest
    offered.set(key, { spec, theme });
    const [oldest] = offered.keys();
    if (offered.size > LIMITS.charts && oldest !== undefined) offered.delete(oldest);
    return `/chart/${key}.png`;
  };
  return {
    offer: (spec) => ({ light: pathOf(spec, 'light'), dark: pathOf(spec, 'dark') }),
    find(key) {
      const wanted = offered.get(key);
      return wanted && draw(wanted.spec, wanted.theme);
    },
  };
}
