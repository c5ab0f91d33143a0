/** How Slack fails in the drill: now and then by itself, and in storms. */
import type { Random } from '#test/fuzz/random.ts';
import type { Args } from '#test/stand-ins/slack-methods.ts';
import type { Fault } from '#test/stand-ins/slack-state.ts';
import { channelOf, TIMES } from './plan.ts';

export interface Weather {
  readonly decide: (method: string, args: Args) => Fault | undefined;
}

/** Chances of a fault, in order; what is left is good weather. */
const POSTING: readonly (readonly [number, (random: Random) => Fault])[] = [
  [0.03, () => ({ kind: 'rate-limited', seconds: 1 })],
  [0.005, () => ({ kind: 'rate-limited', seconds: 3 })],
  [0.003, () => ({ kind: 'rate-limited' })],
  [0.03, () => ({ kind: 'status', status: 503, stored: false })],
  [0.04, () => ({ kind: 'status', status: 500, stored: true })],
  [0.03, () => ({ kind: 'reset', stored: false })],
  [0.04, () => ({ kind: 'reset', stored: true })],
  [0.02, () => ({ kind: 'slow', stored: false })],
  [0.03, () => ({ kind: 'slow', stored: true })],
  // Carried out after it was given up, and before it is read back.
  [0.02, (random) => ({ kind: 'slow', stored: true, afterMs: random.below(TIMES.readBackAfterMs - 250) })],
  [0.03, (random) => ({ kind: 'garbage', stored: random.chance(0.5) })],
  [0.02, (random) => ({ kind: 'word', word: random.pick(['internal_error', 'fatal_error', 'request_timeout']) })],
];

const READING: readonly (readonly [number, (random: Random) => Fault])[] = [
  [0.05, () => ({ kind: 'rate-limited', seconds: 1 })],
  [0.05, () => ({ kind: 'status', status: 500, stored: false })],
  [0.03, () => ({ kind: 'reset', stored: false })],
  [0.02, () => ({ kind: 'slow', stored: false })],
];

/** A storm lasts so long, in milliseconds. */
const STORM_MS = 1_500;
const STORM_CHANCE = 0.01;

function draw(chances: typeof POSTING, random: Random): Fault | undefined {
  let value = random.next();
  for (const [chance, toFault] of chances) {
    value -= chance;
    if (value < 0) return toFault(random);
  }
  return undefined;
}

/** What a channel refuses whatever the weather. */
function refusal(method: string, target: string): Fault | undefined {
  const channel = channelOf(target);
  const isReading = method === 'conversations.history';
  if (channel === 'archived' && method === 'chat.postMessage') return { kind: 'word', word: 'is_archived' };
  if (channel === 'left') return { kind: 'word', word: 'not_in_channel' };
  return channel === 'unreadable' && isReading ? { kind: 'word', word: 'missing_scope' } : undefined;
}

export function createWeather(random: Random): Weather {
  let stormUntil = 0;
  return {
    decide: (method, args) => {
      const fault = refusal(method, args['channel'] ?? '');
      if (fault !== undefined) return fault;
      if (method === 'conversations.history') return draw(READING, random);
      if (method !== 'chat.postMessage') return random.chance(0.05) ? { kind: 'reset', stored: false } : undefined;
      if (random.chance(STORM_CHANCE)) stormUntil = performance.now() + STORM_MS;
      return performance.now() < stormUntil ? { kind: 'rate-limited', seconds: 1 } : draw(POSTING, random);
    },
  };
}
