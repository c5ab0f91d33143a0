/** What was foreseen, in words: one line for each occurrence, and the messages themselves. */
import type { Speech } from '#src/briefing/wording-spans.ts';
import type { Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import type { CommandAsked, CommandDeps, Turn } from '../commands/command-deps.ts';
import { toTurn } from '../commands/command-deps.ts';
import { sayContent } from '../commands/content.ts';
import { sayPlace } from '../commands/place.ts';
import { sayReason } from '../commands/reasons.ts';
import { line } from '../commands/said.ts';
import { sayMoment } from '../commands/when.ts';
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

async function toEntry({ subscription, at, outcome }: Foreseen, turn: Turn): Promise<ForeseenEntry> {
  const { speech } = turn;
  const { number, content, target, schedule } = subscription;
  const slots = {
    number,
    what: sayContent(content, turn),
    place: await sayPlace(target, turn),
    moment: sayMoment(at, schedule.zone, turn),
  };
  if (outcome.kind === 'posted') return { at, says: line(speech, 'ahead.posted', slots), message: outcome.message };
  return { at, says: line(speech, 'ahead.left_out', { ...slots, reason: sayReason(outcome.reason, turn) }) };
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
