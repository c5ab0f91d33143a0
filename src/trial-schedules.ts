/** The page's subscriptions: tried out in memory, on the machine's clock and in its zone, and posted nowhere. */
import { type Speech, say, spansText } from '#src/briefing/wording-spans.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { openTrial, type TrialOptions } from '#src/open-trial.ts';
import type { WebSchedules, WebView } from '#src/platform/web/deps.ts';

/** What they are opened with. */
export interface TrialSchedulesOptions extends TrialOptions {
  /** Of whoever looks at the page. */
  readonly zone: string;
  readonly viewOf: (message: Message) => WebView;
}

/** The first moment of a later day, in the machine's zone: days with a change of the clock are shorter or longer. */
function midnightIn(days: number, now: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime();
}

/** Opens them, empty. */
export function trialSchedules({ zone, viewOf, ...options }: TrialSchedulesOptions): WebSchedules {
  const trial = openTrial(options);
  const speechIn = (locale: Locale): Speech => {
    const { wordings, library } = options.knowledge();
    return { locale, wording: wordings[locale], library };
  };
  return {
    command: async (text, locale) => {
      const message = await trial.command(text, { locale, zone });
      return message && viewOf(message);
    },
    ahead: async (days, locale) => {
      const now = options.now();
      const stretch = { from: midnightIn(1, now), until: midnightIn(1 + days, now) };
      const entries = await trial.ahead(stretch, locale);
      const off = await trial.offTheClock(locale);
      return [
        ...entries.map(({ says, message }) => ({
          says: spansText(says, locale),
          ...(message === undefined ? {} : { view: viewOf(message) }),
        })),
        ...(entries.length === 0 ? [{ says: say(speechIn(locale), 'ahead.nothing') }] : []),
        ...off.map((spans) => ({ says: spansText(spans, locale) })),
      ];
    },
  };
}
