/** What a stand-in for Slack holds, and how it fails when told to. Counts of messages are taken from here, never from our side. */

/** A message as Slack stored it. */
export interface HeldMessage {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly metadata?: unknown;
  readonly parse?: string;
  readonly unfurl?: boolean;
}

/** A line that one person sees. */
export interface HeldEphemeral {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
}

/** An uploaded file: what is in it, and where it was sent. */
export interface HeldFile {
  bytes: number;
  pollsLeft: number;
  text?: string;
  readonly filename?: string;
  channel?: string;
}

/** What came to a response address. */
export interface HeldResponse {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One failure, of the next call to a method. `stored`: the message is kept before it happens. */
export type Fault =
  | { readonly kind: 'rate-limited'; readonly seconds?: number }
  | { readonly kind: 'status'; readonly status: number; readonly stored: boolean }
  | { readonly kind: 'reset'; readonly stored: boolean }
  /** Never answered. With `afterMs`, it is stored so much later. */
  | { readonly kind: 'slow'; readonly stored: boolean; readonly afterMs?: number }
  | { readonly kind: 'garbage'; readonly stored: boolean }
  | { readonly kind: 'word'; readonly word: string };

/** What somebody agreed to in the browser, waiting to be fetched with its code. */
export interface Grant {
  readonly team?: { readonly id: string; readonly name: string };
  readonly enterprise?: { readonly id: string; readonly name: string };
  readonly token: string;
  readonly scope: string;
  /** Of a token that runs out. */
  readonly refreshToken?: string;
  readonly appId?: string;
}

export interface SlackState {
  /** Grants by code; each can be fetched once. */
  readonly grants: Map<string, Grant>;
  /** Grants by their token, once fetched. */
  readonly installs: Map<string, Grant>;
  /** Method and token of each call. */
  readonly callsBy: (readonly [string, string])[];
  readonly messages: HeldMessage[];
  readonly ephemerals: HeldEphemeral[];
  readonly responses: HeldResponse[];
  readonly views: { readonly method: string; readonly view: unknown }[];
  readonly calls: string[];
  /** What was set on the agent surface, by method. */
  readonly assistant: { readonly method: string; readonly args: Readonly<Record<string, string>> }[];
  /** Uploaded files by id, and how many more times each is said not to be ready. */
  readonly files: Map<string, HeldFile>;
  /** How often a new file is said not to be ready. */
  readonly settings: { pollsUntilReady: number };
  /** Pending failures by method; `response_url` for response addresses. */
  readonly faults: Map<string, Fault[]>;
  /** How many failures came about. */
  readonly injected: { count: number };
  /** Types of blocks that are refused although they are right. */
  readonly refusedTypes: Set<string>;
  /** The bot's permissions; a method without its scope is refused as Slack does. */
  readonly scopes: Set<string>;
  /** What is different about people; everybody else is a member of the workspace. */
  readonly people: Map<string, Readonly<Record<string, unknown>>>;
  /** What is different about channels, by id. */
  readonly places: Map<string, Readonly<Record<string, unknown>>>;
  /** Channels that the bot is in. */
  readonly channels: Set<string>;
  /** A new `ts`, later than all before. */
  nextTs(): string;
}

const BOT_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
];

/** @param now Slack's own clock, in milliseconds since 1970. */
export function createSlackState(now: () => number = Date.now): SlackState {
  let count = 0;
  return {
    grants: new Map(),
    installs: new Map(),
    callsBy: [],
    messages: [],
    ephemerals: [],
    responses: [],
    views: [],
    calls: [],
    assistant: [],
    files: new Map(),
    settings: { pollsUntilReady: 0 },
    faults: new Map(),
    injected: { count: 0 },
    refusedTypes: new Set(),
    scopes: new Set(BOT_SCOPES),
    people: new Map(),
    places: new Map(),
    channels: new Set(['C0GENERAL', 'D0ALICE']),
    nextTs: () => {
      count += 1;
      return `${Math.floor(now() / 1_000)}.${String(count).padStart(6, '0')}`;
    },
  };
}
