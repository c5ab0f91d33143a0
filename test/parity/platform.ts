/** What a person can do where the bot is, the same on every platform; what one of them has no form for is absent there. */

/** Something that the bot said, as a person sees it. */
export interface Seen {
  readonly text: string;
  /** What its buttons are called. */
  readonly buttons: readonly string[];
  /** It has a chart: drawn by the platform, or as a picture. */
  readonly hasChart: boolean;
  /** Only the asker sees it. */
  readonly isPrivate: boolean;
  /** How the platform finds it again: its own business. */
  readonly handle: unknown;
}

export interface Platform {
  readonly name: PlatformName;
  /** Says something to the bot where others read along. @param under goes on below that message, without naming the bot again where the platform allows it. */
  say(text: string, under?: Seen): Promise<Seen>;
  /** Asks for the asker's eyes only. */
  whisper?(text: string): Promise<Seen>;
  /** Says something in the conversation with the bot alone. */
  direct?(text: string): Promise<Seen>;
  /** What stands in the conversation with the bot alone, in no thread of a question. */
  alone?(): Promise<readonly Seen[]>;
  /** Somebody else of the same organisation. */
  sayAsAnother?(text: string): Promise<Seen>;
  /** Hands the subscription of this number over to that somebody, who is named as people name others there. */
  handOver?(number: string): Promise<Seen>;
  /** Another channel, which the bot loses. */
  readonly elsewhere?: {
    say(text: string): Promise<Seen>;
    /** The bot is in it no longer, and finds out: by word of the platform, or as it sends this subscription. */
    lose(number: string): Promise<void>;
  };
  /** Presses the button of this name. @param typed what is put into its form, where it opens one. */
  press?(seen: Seen, button: string, typed?: string): Promise<Seen>;
  /** Fills in the form that a button opens, as it is proposed, and saves it. */
  schedule?(seen: Seen, button: string): Promise<Seen>;
  /** Shares a private answer. Resolves to what all see. */
  share?(seen: Seen, button: string): Promise<Seen>;
  /** The two sentences for a client. */
  clientCopy?(seen: Seen): Promise<string>;
  /** The text of the file behind a button. */
  file?(seen: Seen, button: string): Promise<string>;
  /** What stands in the channel by itself, in no thread. */
  posted?(): Promise<readonly Seen[]>;
  /** What stands below a message. */
  below?(seen: Seen): Promise<readonly Seen[]>;
  /** Sends the last request again, as the platform does when it heard nothing. Resolves to how many messages came of it. */
  redeliver?(): Promise<number>;
  /** A guest, or somebody of another organisation, asks. */
  sayAsGuest?(text: string): Promise<Seen>;
  /** An administrator. */
  asAdmin?(text: string): Promise<Seen>;
  /** The page of the bot's own, or what takes its place. */
  home?(): Promise<Seen>;
  /** What the platform offers to ask before anything is typed. */
  prompts?(): Promise<readonly string[]>;
  /** Asks about somebody's message by its menu. */
  askAbout?(text: string): Promise<Seen>;
  /** The payload as it would be sent. */
  payload?(text: string): Promise<string>;
}

export const PLATFORMS = ['Slack', 'Teams', 'Playground'] as const;
export type PlatformName = (typeof PLATFORMS)[number];
