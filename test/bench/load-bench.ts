import { loadKnowledge } from '#src/config/knowledge.ts';
import { CONFIG } from '../fuzz/load-config.ts';
import { type Line, toLine } from './line.ts';
import { median } from './percentile.ts';

function timeLoad(): number {
  const start = performance.now();
  const { knowledge, problems } = loadKnowledge(CONFIG);
  const ms = performance.now() - start;
  if (knowledge === undefined) throw new Error(`knowledge could not be loaded: ${problems[0]?.message}`);
  return ms;
}

/** Loading the project's whole configuration: the first time, with code that is not compiled yet, and the median of the next. */
export function benchLoad(rounds = 7): Line {
  const firstMs = timeLoad();
  const ms = median(Array.from({ length: rounds }, timeLoad));
  return toLine('load knowledge', { ratio: null, bar: null }, { ms, firstMs, rounds });
}
