/** What was foreseen, in words: one line for each occurrence, and the messages themselves. */
import type { Speech } from '#src/briefing/wording-spans.ts';
import type { Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import type { CommandAsked, CommandDeps, Turn } from '../commands/command-deps.ts';
import { toTurn } from '../commands/command-deps.ts';
import { sayContent } from '../commands/content.ts';
import { sayPlace } from '../commands/place.ts';
import { line } from '../commands/said.ts';
import { sayMoment } from '../commands/when.ts';
import { sayReason } from '../deliver/say-reason.ts';
import type { Subscription } from '../ports.ts';
import type { Foreseen } from './run-ahead.ts';
import { TRIAL, trialDirectory } from './trial.ts';

/** One occurrence for a reader. */
export interface ForeseenEntry {
  readonly at: number;
  /** When, what and where to; or what is left out and why. */
  readonly says: readonly Span[];
  /** What will be posted. Absent for what is left out. */
  readonly message?: Message;
}

async function slotsOf({ number, content, target }: Subscription, turn: Turn) {
  return { number, what: sayContent(content, turn), place: await sayPlace(target, turn) };
}

async function toEntry({ subscription, at, outcome }: Foreseen, turn: Turn): Promise<ForeseenEntry> {
  const { speech } = turn;
  const { schedule } = subscription;
  const slots = { ...(await slotsOf(subscription, turn)), moment: sayMoment(at, schedule.zone, turn) };
  if (outcome.kind === 'posted') return { at, says: line(speech, 'ahead.posted', slots), message: outcome.message };
  return { at, says: line(speech, 'ahead.left_out', { ...slots, reason: sayReason(outcome.reason, speech) }) };
}

/** A turn for words alone: nobody gave a command. */
export function trialTurn(deps: Omit<CommandDeps, 'directory' | 'chat'>, locale: Speech['locale']): Turn {
  const { workspaceId, person, conversation } = TRIAL;
  const asked: CommandAsked = { workspaceId, person, conversation, place: conversation, keys: [''], locale };
  return toTurn(asked, { ...deps, directory: trialDirectory(undefined), chat: { direct: async () => TRIAL.direct } });
}

/** All of them, in order. */
export function toEntries(foreseen: readonly Foreseen[], turn: Turn): Promise<readonly ForeseenEntry[]> {
  return Promise.all(foreseen.map((one) => toEntry(one, turn)));
}

const OFF_KEYS = { 'new-report': 'ahead.on_report', both: 'ahead.also_on_report' } as const;

/** What no clock makes go out, one line for each subscription: those that are paused, and those that wait for a new report. */
export async function sayOffTheClock(subscriptions: readonly Subscription[], turn: Turn): Promise<(readonly Span[])[]> {
  const lines = subscriptions.map(async (one): Promise<(readonly Span[])[]> => {
    const { state, trigger } = one;
    if (state === 'paused') return [line(turn.speech, 'ahead.paused', await slotsOf(one, turn))];
    if (state === 'dead' || trigger === 'every-slot') return [];
    return [line(turn.speech, OFF_KEYS[trigger], await slotsOf(one, turn))];
  });
  return (await Promise.all(lines)).flat();
}
