/**
 * Who may have figures where: what a platform says of people and places, what a workspace has set, and who decides. The
 * report is licensed for one organisation; export to the edges is through `ports.ts`.
 */
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Asking } from './ports-asking.ts';

/** `outsider`: of another organisation. `unknown`: the platform did not say, and nothing may rely on it. */
export type PersonKind = 'member' | 'admin' | 'guest' | 'outsider' | 'unknown';

/** A person as the platform knows them. Names are foreign text. */
export interface Person {
  readonly kind: PersonKind;
  /** The language in which they use the platform. Absent where it is none of ours, or not known. */
  readonly locale?: Locale;
  readonly name?: string;
  /** IANA name of the zone that they have set. Absent where the platform does not say. */
  readonly zone?: string;
}

/** `shared`: other organisations read along. `direct`: with one person, so that it matters who that is. */
export type PlaceKind = 'own' | 'shared' | 'direct' | 'unknown';

export interface Place {
  readonly kind: PlaceKind;
  /** As people write it (`#desk`). Absent where it has none. */
  readonly name?: string;
  /** People who look after it. Absent where the platform does not say. */
  readonly managers?: readonly string[];
}

/** What the platform says; asked anew after a minute or a few. No method throws for what the platform says. */
export interface Directory {
  person(id: string): Promise<Person>;
  /** @param key A conversation or a thread in one. */
  place(key: string): Promise<Place>;
  /**
   * Whether somebody is in a conversation; `false` where nobody can say. Absent on platforms that sign what their buttons
   * carry, so that nobody can name a conversation that they do not see.
   */
  isIn?(person: string, key: string): Promise<boolean>;
  /** Administrators, so many at most. Empty where the platform does not say. */
  admins(most: number): Promise<readonly string[]>;
}

/** What figures can be wanted for: an answer for others to read or for a guest, a digest sent there, a file. */
export const Act = z.enum(['answers', 'digests', 'csv']);
export type Act = z.infer<typeof Act>;

/** What holds in channels that other organisations read, and for guests. */
export const Rule = z.enum(['refused', 'approval', 'allowed']);
export type Rule = z.infer<typeof Rule>;

/** People who approve at most: each gets a message. */
export const MOST_APPROVERS = 5;

/** What administrators set for a workspace. */
export const WorkspaceSettings = z.strictObject({
  /** Of the bot's own page, and of answers to what is in no language of ours. */
  language: Locale,
  rules: z.strictObject({ answers: Rule, digests: Rule, csv: Rule }),
  /** Administrators, or these people. */
  approvers: z.union([z.literal('admins'), z.array(z.string().min(1).max(200)).min(1).max(MOST_APPROVERS)]),
  /** Conversations to which digests were approved. */
  approvedFor: z.array(z.string()),
});
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;

/** Something on its way out. */
export interface Going {
  readonly workspaceId: string;
  readonly act: Act;
  /** Whom it is for, or who asks for it. Absent where nobody asks. */
  readonly person?: string;
  /** Where others would read it, or where it is asked for: a conversation or a thread. Absent: nowhere but with the person. */
  readonly place?: string;
  /** The request itself says that people of other organisations are there. @default false */
  readonly hasOutsiders?: boolean;
}

/** What stands in the way: other organisations read the place; the person is a guest or of another one; nobody can say. */
export type Obstacle = 'outsiders' | 'guest' | 'unsaid';

export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'approval' | 'refused'; readonly because: Obstacle };

/** Why something is kept back: what stands in the way, or that an approver was asked, or that none could be. */
export type Withheld = Obstacle | 'asked' | 'nobody';

/** What an approver is to decide on. */
export interface Wanted extends Asking {
  readonly act: Act;
  /** Where it is to go, or where a file is asked for: a conversation or a thread. Absent: to the person alone. */
  readonly to?: string;
  /** An answer within a thread, not the root of a new one. @default false */
  readonly isReply?: boolean;
  /** The `again` of the answer; empty for a digest. Absent where it cannot be said again: nobody can approve that. */
  readonly again?: string | undefined;
  readonly locale: Locale;
}

/** The settings as one person may see them. */
export interface SettingsView {
  readonly value: WorkspaceSettings;
  /** Which write it was; 0 where nothing was set. */
  readonly version: number;
  readonly mayChange: boolean;
}

/** @see Compliance.change */
export interface SettingsChange extends Asking {
  readonly value: Omit<WorkspaceSettings, 'approvedFor'>;
  /** The version that the person had before them. */
  readonly version: number;
}

/** `known`: this change came before. `not-admin`: they may not, or nobody can say. `overtaken`: somebody else wrote in between. */
export type SettingsChanged = 'changed' | 'known' | 'not-admin' | 'overtaken';

/** Who may have what where, in the workspaces of one platform. */
export interface Compliance {
  /** Nothing is asked or recorded by it. Where nobody can say who reads, it is refused. */
  mayPostThere(going: Going): Promise<Permission>;
  /** The workspace's language; with a person, theirs where it is one of ours. */
  languageOf(workspaceId: string, person?: string): Promise<Locale>;
  settings(workspaceId: string, person: string): Promise<SettingsView>;
  /** Recorded, with what was there before. */
  change(change: SettingsChange): Promise<SettingsChanged>;
  /** Sends the request to the approvers, once each, in their direct conversations. Resolves to whether any of them got it. */
  ask(wanted: Wanted): Promise<'asked' | 'nobody'>;
}

/** A tapped button of a request to an approver. */
export interface Decision extends Asking {
  /** What the button carries. */
  readonly value: string;
}

/** What the approver is shown in place of the request, and what the platform is to send for it. */
export interface Decided {
  /** Absent where the same tap came before. */
  readonly message?: Message;
  /** Whether the message takes the place of the request: not where it stays open. */
  readonly isOver: boolean;
  /** A file that was approved, for this person. */
  readonly file?: { readonly person: string; readonly name: string; readonly text: string; readonly locale: Locale };
}
