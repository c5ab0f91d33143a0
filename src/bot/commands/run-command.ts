import type { Message } from '#src/core/message.ts';
import { withoutCommand } from '#src/query/read-question.ts';
import { isRule } from '../alerts/read-alert.ts';
import { DIGEST, listBriefings } from '../brief.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Subscription } from '../ports.ts';
import { isCanonicalCommand, parseCanonicalCommand } from './canonical-command.ts';
import { card } from './card.ts';
import { handOver, pause, resume } from './change.ts';
import type { Command, Named } from './command.ts';
import type { CommandAsked, CommandDeps, Turn } from './command-deps.ts';
import { toTurn } from './command-deps.ts';
import { commandHelp } from './command-help.ts';
import { edit } from './edit.ts';
import { findSubscription } from './find-subscription.ts';
import { history } from './history.ts';
import { askWhich, listSubscriptions } from './list-subscriptions.ts';
import { preview } from './preview.ts';
import { readCommand } from './read-command.ts';
import { saysWhen } from './read-when.ts';
import { askRemove, remove } from './remove.ts';
import { message, paragraph } from './said.ts';
import { resendPost, sendNow } from './send-now.ts';
import { subscribe } from './subscribe.ts';

/** A text that is meant as a command: what it says, or `malformed` for a button's line that says nothing. */
export type ReadCommand = { readonly kind: 'command'; readonly command: Command } | { readonly kind: 'malformed' };

const titles = new WeakMap<Knowledge, ReadonlyMap<string, readonly string[]>>();

/** Titles of the templates, without the digest's: its names are words of the vocabulary. */
function titlesOf(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const known = titles.get(knowledge);
  if (known !== undefined) return known;
  const listed = listBriefings(knowledge).filter(({ name }) => name !== DIGEST && name !== 'alert');
  const made = new Map(listed.map(({ name, title }) => [name, [title.en, title.zh]]));
  titles.set(knowledge, made);
  return made;
}

/** Reads a text as a command; `undefined` for a question. */
export function toCommand(
  typed: string,
  knowledge: Knowledge,
  marked: ReadonlyMap<string, string> = new Map(),
): ReadCommand | undefined {
  const text = withoutCommand(typed);
  if (isCanonicalCommand(text)) {
    const command = parseCanonicalCommand(text);
    return command === undefined ? { kind: 'malformed' } : { kind: 'command', command };
  }
  const command = readCommand(text, {
    words: knowledge.commands,
    titles: titlesOf(knowledge),
    marked,
    saysWhen: (words) => saysWhen(words, knowledge.scheduleWords),
    isRule: (words) => isRule(words, knowledge),
  });
  return command && { kind: 'command', command };
}

async function withSubscription(
  of: Named,
  turn: Turn,
  run: (subscription: Subscription) => Promise<Message>,
): Promise<Message> {
  const subscription = await findSubscription(of, turn);
  if (subscription !== undefined) return run(subscription);
  return message(turn.speech, paragraph(turn.speech, 'subscription.unknown'));
}

type OnSubscription = Extract<Command, { readonly of?: Named }>;

function act(command: OnSubscription, subscription: Subscription, turn: Turn): Promise<Message> {
  switch (command.kind) {
    case 'show':
      return card(subscription, turn);
    case 'pause':
      return pause(subscription, turn);
    case 'resume':
      return resume(subscription, turn);
    case 'send_now':
      return sendNow(subscription, turn);
    case 'preview':
      return preview(subscription, turn);
    case 'remove':
      return askRemove(subscription, turn);
    case 'really_remove':
      return remove(subscription, turn);
    case 'edit':
      return edit(subscription, command.draft, turn);
    case 'hand_over':
      return handOver(subscription, command.to, turn);
    case 'history':
      return history([subscription], turn);
  }
}

/** Does what a command says, as far as its giver may, and answers with a message. */
export async function runCommand(read: ReadCommand, asked: CommandAsked, deps: CommandDeps): Promise<Message> {
  const turn = toTurn(asked, deps);
  if (read.kind === 'malformed') return message(turn.speech, paragraph(turn.speech, 'command.malformed'));
  const { command } = read;
  switch (command.kind) {
    case 'help':
      return commandHelp(turn);
    case 'list':
      return listSubscriptions(turn);
    case 'subscribe':
      return subscribe(command.draft, turn);
    case 'resend_post':
      return resendPost(command.postId, turn);
    case 'history':
      return command.of === undefined ? history(undefined, turn) : onSubscription(command, command.of, turn);
    case 'show':
    case 'pause':
    case 'resume':
    case 'send_now':
    case 'preview':
    case 'remove':
    case 'really_remove':
    case 'edit':
    case 'hand_over':
      return command.of === undefined ? askWhich(command.kind, turn) : onSubscription(command, command.of, turn);
  }
}

function onSubscription(command: OnSubscription, of: Named, turn: Turn): Promise<Message> {
  return withSubscription(of, turn, (subscription) => act(command, subscription, turn));
}
