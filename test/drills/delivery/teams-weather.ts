/** How Teams fails in the drill: now and then by itself, and in storms. What it refuses whatever the weather is the stand-in's own. */
import type { Random } from '#test/fuzz/random.ts';
import type { TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import type { TeamsFault } from '#test/stand-ins/teams-state.ts';
import { TIMES } from './plan.ts';

type Chances = readonly (readonly [number, (random: Random) => TeamsFault])[];

const status = (code: number, stored: boolean): TeamsFault => ({ kind: 'status', status: code, stored });
const limited = (seconds: string): TeamsFault => ({ kind: 'status', status: 429, stored: false, retryAfter: seconds });

/** Chances of a fault, in order; what is left is good weather. */
const SENDING: Chances = [
  [0.03, () => limited('1')],
  [0.005, () => limited('3')],
  [0.003, () => status(429, false)],
  [0.01, () => status(412, false)],
  [0.03, (random) => status(random.pick([500, 502, 503, 504]), false)],
  [0.04, (random) => status(random.pick([408, 500, 502, 504]), true)],
  [0.03, () => ({ kind: 'reset', stored: false })],
  [0.04, () => ({ kind: 'reset', stored: true })],
  [0.02, () => ({ kind: 'slow', stored: false })],
  [0.03, () => ({ kind: 'slow', stored: true })],
  // Carried out after it was given up, and before it is read back.
  [0.02, (random) => ({ kind: 'slow', stored: true, afterMs: random.below(TIMES.readBackAfterMs - 250) })],
];

const READING: Chances = [
  [0.05, () => limited('1')],
  [0.05, () => status(500, false)],
  [0.03, () => ({ kind: 'reset', stored: false })],
];

const TOKENS: Chances = [[0.02, () => ({ kind: 'reset', stored: false })]];

/** A storm lasts so long, in milliseconds. */
const STORM_MS = 1_500;
const STORM_CHANCE = 0.01;

function draw(chances: Chances, random: Random): TeamsFault | undefined {
  let value = random.next();
  for (const [chance, toFault] of chances) {
    value -= chance;
    if (value < 0) return toFault(random);
  }
  return undefined;
}

export function createTeamsWeather(random: Random): NonNullable<TeamsStandIn['decide']> {
  let stormUntil = 0;
  return (call) => {
    if (call === 'graph') return draw(READING, random);
    if (call === 'token') return draw(TOKENS, random);
    if (call !== 'send') return undefined;
    if (random.chance(STORM_CHANCE)) stormUntil = performance.now() + STORM_MS;
    return performance.now() < stormUntil ? limited('1') : draw(SENDING, random);
  };
}
