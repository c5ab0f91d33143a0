/** The workspaces that the bot is in, and what it speaks with in each. */
import type { Chat, Compliance, Desk } from '#src/bot/ports.ts';
import type { Clients } from './clients.ts';
import type { Identity } from './identity.ts';
import type { PicturesOf } from './pictures.ts';

/** What the bot speaks and answers with under one token. */
export interface Seat {
  readonly botToken: string;
  readonly clients: Clients;
  readonly desk: Desk;
  /** What the bot says of its own accord. */
  readonly chat: Chat;
  readonly compliance: Compliance;
  /** Pictures of charts, where Slack refuses its own. @default none */
  readonly picturesOf?: PicturesOf;
  /** Called once for each workspace, before anything is asked there. */
  readonly begin: (workspaceId: string) => Promise<void>;
}

/** A workspace, and who the bot is in it. */
export interface Workspace extends Seat {
  readonly identity: Identity;
}

/** Where a request comes from, as Slack says it. */
export interface Source {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
}

export interface Workspaces {
  /** Requests of other apps are refused. Absent: the signature alone says whose they are. */
  readonly appId?: string | undefined;
  /** The only workspace. Absent where there may be several. */
  readonly teamId?: string | undefined;
  /** `undefined` where the bot is not installed. */
  find(source: Source): Promise<Workspace | undefined>;
}

/** The one workspace that a token of the environment belongs to. */
export function oneWorkspace(workspace: Workspace): Workspaces {
  const { appId, teamId } = workspace.identity;
  return { appId, teamId, find: async () => workspace };
}
