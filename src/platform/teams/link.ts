/** What the bot needs of an SDK for Teams, so that another one, or another transport, is a matter of one file. */
import type { Express } from 'express';

/** Where an activity goes. The service address was checked against the cloud's. */
export interface Address {
  readonly serviceUrl: string;
  /** With `;messageid=` for a thread. */
  readonly conversationId: string;
}

/** What goes out, as the connector takes it. */
export type Outgoing = Readonly<Record<string, unknown>>;

/** The answer to a request: what a tapped button is told; nothing for all else. */
export type Taken = { readonly status: number; readonly body?: unknown } | undefined;

/** A person in a conversation, as far as it is known. */
export interface Member {
  /** As requests name them. */
  readonly id?: string;
  /** Absent where the connector does not say. */
  readonly role?: string;
  readonly tenantId?: string;
  readonly userPrincipalName?: string;
  /** The id of the account in Entra, the same in every conversation. */
  readonly objectId?: string;
  readonly name?: string;
}

/** Speaking and listening. What the connector refuses is thrown as it came; `errors.ts` says what it means. */
export interface TeamsLink {
  /** Puts the endpoint on an app. Only verified activities reach `take`, which answers at once and works afterwards. */
  listen(app: Express, take: (activity: unknown) => Taken): Promise<void>;
  /** Posts; nothing in here tries twice. Resolves to the id of the message, empty where none was said. */
  send(to: Address, activity: Outgoing): Promise<string>;
  /** The same for one person's eyes in a conversation with others. */
  sendPrivately(to: Address, person: string, activity: Outgoing): Promise<string>;
  /** Takes a message of ours back. */
  remove(to: Address, messageId: string): Promise<void>;
  /** The personal chat with somebody, opened for it where there is none yet. Resolves to its id. */
  open(serviceUrl: string, person: string): Promise<string>;
  /** One person of a conversation; without a person all of them, and it throws where they are too many to look through. */
  members(to: Address, person?: string): Promise<readonly Member[]>;
}
