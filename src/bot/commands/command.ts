import type { Locale } from '#src/core/locale.ts';
import type { Schedule } from '#src/schedule/schedule.ts';
import type { Content, Trigger } from '../ports.ts';

/** A subscription as it is named: by the number that people type, or by the id that a button carries. */
export type Named = { readonly number: number } | { readonly id: string };

/** Where a subscription is to post: a conversation by its key, this one, or the direct one with the asker. */
export type Place = { readonly key: string } | 'here' | 'direct';

/** What somebody has said of a subscription so far. What is absent was not said. */
export interface Draft {
  readonly content?: Content;
  /** A question in words that is to be sent. */
  readonly question?: string;
  /** The rule of an alert, in words. */
  readonly alert?: string;
  /** When, in the words of the schedule, as typed. Empty: nothing was said. */
  readonly when: string;
  /** The whole schedule, where it was chosen and not said. */
  readonly schedule?: Schedule;
  readonly place?: Place;
  readonly trigger?: Trigger;
  readonly locale?: Locale;
  /** A conversation that was named and that nobody knows. */
  readonly unknownPlace?: string;
}

/** What is to be done with a subscription that is there. */
export const DEEDS = ['show', 'pause', 'resume', 'send_now', 'preview', 'remove', 'really_remove'] as const;
export type Deed = (typeof DEEDS)[number];

/** A command, as it was typed or as a button carries it. `of` is absent where no subscription was named. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  | { readonly kind: 'subscribe'; readonly draft: Draft }
  | { readonly kind: Deed; readonly of?: Named }
  | { readonly kind: 'edit'; readonly of?: Named; readonly draft: Draft }
  | { readonly kind: 'hand_over'; readonly of?: Named; readonly to?: string }
  | { readonly kind: 'history'; readonly of?: Named }
  | { readonly kind: 'resend_post'; readonly postId: string };
