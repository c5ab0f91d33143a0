/**
 * What a chat platform and the use cases are to each other. Export to the edges is through `ports.ts`.
 *
 * Ids of people, conversations and messages are the platform's own, as text; `workspaceId` is platform and tenant
 * (`slack:T0123`); a `threadKey` is written and read by the platform's `thread-key.ts`.
 */
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Asking } from './ports-asking.ts';
import type { Decided, Decision } from './ports-compliance.ts';
import type { FilledSchedule, FormFault, ScheduleForm } from './ports-schedule-form.ts';

/** A question whose answer only the asker sees. */
export interface PrivateQuestion extends Asking {
  /** In words, or as canonical strings. */
  readonly question: string;
  /** Asked before it, oldest first. */
  readonly thread: readonly string[];
  /** The language to answer in; by default the question's own. */
  readonly locale?: Locale;
}

/** An answer that only the asker sees, with what its buttons carry: there is no thread that could remember it. */
export interface PrivateAnswer {
  readonly message: Message;
  /** Canonical strings that give the same answer again. Absent where it cannot be given again from them alone. */
  readonly again?: string;
  /** Canonical strings that a follow-up continues from. Absent where nothing was asked about. */
  readonly continues?: string;
  /** The command that has the same asked again and again, of the newest report each time. Absent where there is nothing to send. */
  readonly schedule?: string;
}

/** A question in a thread that others read too. */
export interface ThreadQuestion extends Asking {
  readonly threadKey: string;
  readonly question: string;
  /** Meant for the bot (a mention, a direct message, a button). Else it counts only in a thread that the bot has opened. */
  readonly isAddressed: boolean;
  /** People of other organisations read along, who may not have what the report's licence gives to this one. @default false */
  readonly hasOutsiders?: boolean;
  readonly locale?: Locale;
}

/** An answer that is to stand in a conversation for all to read. */
export interface Share extends Asking {
  /** The `again` of a private answer. */
  readonly again: string;
  readonly locale: Locale;
  /** Where the answer goes, as a key without a thread. */
  readonly conversationKey: string;
  /** The request itself says that people of other organisations read along there. @default false */
  readonly hasOutsiders?: boolean;
}

/**
 * How a request ended.
 *
 * `known`: it was answered before. `not-ours`: a reply in a thread that the bot has not opened. `refused`: not where outsiders
 * read along, or an approver was asked. `failed`: nothing stands there, or nobody can say. The person was told of the last two,
 * where the platform let us.
 */
export type Ended = 'answered' | 'known' | 'not-ours' | 'refused' | 'failed';

/** Two sentences for a client in one length. */
export interface CopyText {
  /** Most characters asked for. */
  readonly length: number;
  readonly text: string;
}

/** Figures that one person wants as a file. */
export interface CsvExport extends Asking {
  /** The `again` of an answer. Absent: all figures of the newest report. */
  readonly again?: string;
  readonly locale: Locale;
  /** Where it is asked for: a conversation or a thread. Absent on the bot's own page. */
  readonly conversationKey?: string;
  /** The request itself says that the person, or those who read along, are of another organisation. */
  readonly hasOutsiders: boolean;
}

/** How sharing ended: `withheld` with the words for the person. */
export type Shared =
  | { readonly kind: 'answered' | 'known' | 'failed' }
  | { readonly kind: 'withheld'; readonly text: string };

/** `known`: it was asked for before. `nothing`: there is no figure in it. `refused` with the words for the person. */
export type Exported =
  | { readonly kind: 'known' | 'nothing' }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** A button of a subscription that opens a form. */
export interface ScheduleFormAsked extends Asking {
  /** What the button carries. */
  readonly line: string;
  readonly locale: Locale;
}

/** Conversations that the platform says nothing can be sent to any more. */
export interface Gone {
  readonly workspaceId: string;
  readonly conversationKeys: readonly string[];
  /** As the owners of what goes there read it, and the ledger has it: English, like what a platform says. */
  readonly reason: string;
}

/** The use cases that a chat platform calls. */
export interface Desk {
  /** `undefined` for a request that was taken up before: nothing more is to be said to it. */
  askPrivately(question: PrivateQuestion): Promise<PrivateAnswer | undefined>;
  answerInThread(question: ThreadQuestion): Promise<Ended>;
  share(share: Share): Promise<Shared>;
  /** A private answer once more, from its `again`: nothing is taken up or recorded by it. */
  answerAgain(again: string, locale: Locale): PrivateAnswer;
  /** The answer behind canonical strings as sentences for a client, the shortest first; empty where nothing may be quoted. */
  copyOf(again: string, locale: Locale): readonly CopyText[];
  /** Figures with their sources as CSV; recorded before it is handed out. */
  exportCsv(asked: CsvExport): Promise<Exported>;
  /** Why this person may not be shown figures at all, in words; `undefined` where they may. */
  withheldFrom(workspaceId: string, person: string, locale: Locale): Promise<string | undefined>;
  /** What an approver decided, once, by whoever may. */
  decide(decision: Decision): Promise<Decided>;
  /** The form behind a button of a subscription; `undefined` where there is none, and its line is answered in words. */
  scheduleForm(form: ScheduleFormAsked): Promise<ScheduleForm | undefined>;
  /** What of a filled form cannot be, told before it is taken up; `undefined` where nothing stands in the way. */
  formFault(form: ScheduleFormAsked, filled: FilledSchedule): Promise<FormFault | undefined>;
  /** The line to be asked once the form is filled in; `undefined` where nothing can be made of it. */
  filledCommand(form: ScheduleFormAsked, filled: FilledSchedule): Promise<string | undefined>;
  /** Ends what goes to conversations that are gone, and has its owners told. */
  conversationsGone(gone: Gone): Promise<void>;
  /** Questions to begin with. */
  examples(locale: Locale): readonly string[];
  /** What stands on the bot's own page: the newest briefing and how to ask. Absent when there is no report. */
  frontPage(locale: Locale): Message | undefined;
  /** Writes down what is still to be written; called before the store closes. */
  settle(): Promise<void>;
}

/** What became of a message on its way into a conversation. `reason` is for people, and holds no secret. */
export type Posted =
  | { readonly kind: 'sent'; readonly messageId: string; readonly link?: string }
  /** Certainly not there, and it may be there after a while; `isLimit`: the platform wants fewer messages. */
  | { readonly kind: 'later'; readonly reason: string; readonly retryInMs: number; readonly isLimit?: boolean }
  /** Certainly not there, and trying again is of no use; `isGone`: nor is any other message to that conversation. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isGone?: boolean }
  /** It may be there. */
  | { readonly kind: 'unsure'; readonly reason: string };

/** What reading back gave: `hidden` where the bot may not read. */
export type Found =
  /** `laterIds`: of further messages with the same id, which came about after it. */
  | { readonly kind: 'there'; readonly messageId: string; readonly laterIds?: readonly string[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'hidden'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly retryInMs: number };

/** Posting into the conversations of one platform. No method throws for what the platform says. */
export interface Chat {
  /**
   * Posts a message once; it is never tried a second time in here unless the platform said that it was not taken.
   *
   * @param threadKey A conversation, or a thread in one.
   * @param deliveryId Travels with the message, so that it can be found again.
   */
  post(threadKey: string, message: Message, deliveryId: string): Promise<Posted>;
  /**
   * Looks whether a message with this id stands there.
   *
   * @param since Instant of the first try: nothing before it is looked at.
   */
  find(threadKey: string, deliveryId: string, since: number): Promise<Found>;
  /** Tells one person there, and nobody else, why there is no answer. Resolves to whether the platform took it. */
  tell(threadKey: string, person: string, text: string): Promise<boolean>;
  /** The key of the thread that hangs from a message. */
  threadUnder(conversationKey: string, messageId: string): string;
  /** The key of the direct conversation with a person, which may be opened for it. `undefined` where there can be none, or not now. */
  direct(person: string): Promise<string | undefined>;
  /** A link to a message, for people. `undefined` where the platform gives none. */
  linkTo(threadKey: string, messageId: string): Promise<string | undefined>;
  /** Takes a message of ours back. Resolves to whether it is gone. */
  remove(threadKey: string, messageId: string): Promise<boolean>;
}

/** The way into a workspace's conversations. `undefined` where the bot is not, or no longer, installed. */
export type ChatOf = (workspaceId: string) => Promise<Chat | undefined>;
