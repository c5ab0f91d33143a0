/** A conversation or a thread in one as text: `C0123`, `C0123:1756800000.000100`. Stored rows depend on this form. */

/** Where a message is, as Slack names it. */
export interface SlackPlace {
  readonly channel: string;
  /** `ts` of the message that the thread hangs from. Absent for the conversation itself. */
  readonly threadTs?: string;
}

const KEY = /^([A-Z0-9]{1,40})(?::(\d{1,15}\.\d{1,9}))?$/;

export function toThreadKey({ channel, threadTs }: SlackPlace): string {
  return threadTs === undefined ? channel : `${channel}:${threadTs}`;
}

/** `undefined` for what is no such key. */
export function parseThreadKey(key: string): SlackPlace | undefined {
  const [, channel, threadTs] = KEY.exec(key) ?? [];
  if (channel === undefined) return undefined;
  return threadTs === undefined ? { channel } : { channel, threadTs };
}
