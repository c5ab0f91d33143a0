import { brief } from '#src/bot/brief.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { BRIEFING_CASES } from '#test/briefing/briefing-cases.ts';
import { GOLDEN_CASES } from '#test/briefing/golden-cases.ts';
import { createAsk, loadBundled, TODAY } from '#test/bundled.ts';

/** A message whose card is kept under `test/golden/teams` and read by a person. */
export interface GoldenMessage {
  readonly name: string;
  readonly message: Message;
}

function allMessages(): readonly GoldenMessage[] {
  const knowledge = loadBundled();
  const ask = createAsk(knowledge);
  return LOCALES.flatMap((locale) => [
    ...GOLDEN_CASES.map(({ kind, today = TODAY, ...turns }) => {
      const thread = turns[locale];
      const { message } = ask(thread.at(-1) ?? '', { thread: thread.slice(0, -1), today });
      return { name: `${kind}.${locale}`, message };
    }),
    ...BRIEFING_CASES.map(({ template, day }) => {
      const briefed = brief({ template, day, locale }, knowledge);
      if (briefed.kind !== 'briefed') throw new Error(briefed.kind);
      return { name: `briefing-${template}.${day}.${locale}`, message: briefed.message };
    }),
  ]);
}

/** Each answer kind, each template and each cut, in both languages. */
export const GOLDEN_MESSAGES = allMessages();
