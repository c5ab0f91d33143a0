/** The page's subscriptions: tried out in memory, on the machine's clock and in its zone, and posted nowhere. */

import { lineText } from '#src/bot/commands/said.ts';
import type { DeclaredSubscription } from '#src/bot/ports.ts';
import { type Speech, spansText } from '#src/briefing/wording-spans.ts';
import { shiftDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { openTrial, type TrialOptions } from '#src/open-trial.ts';
import type { WebSchedules, WebStretch, WebView } from '#src/platform/web/deps.ts';
import { dateAt, momentOf } from '#src/schedule/wall-clock.ts';

/** What they are opened with. */
export interface TrialSchedulesOptions extends TrialOptions {
  /** Of whoever looks at the page. */
  readonly zone: string;
  /** What the settings declare: it is there from the beginning. */
  readonly declared: readonly DeclaredSubscription[];
  readonly viewOf: (message: Message) => WebView;
}

const NOTHING = {
  'tomorrow-morning': 'ahead.nothing_morning',
  tomorrow: 'ahead.nothing_tomorrow',
  week: 'ahead.nothing_week',
} as const satisfies Record<WebStretch, string>;

const ENDS: Readonly<Record<WebStretch, readonly [days: number, time: string]>> = {
  'tomorrow-morning': [1, '12:00'],
  tomorrow: [2, '00:00'],
  week: [8, '00:00'],
};

/** From midnight on, in the reader's zone: days with a change of the clock are shorter or longer. */
function stretchOf(stretch: WebStretch, now: number, zone: string): { readonly from: number; readonly until: number } {
  const today = dateAt(now, zone);
  const [days, time] = ENDS[stretch];
  const instant = (later: number, clock: string): number => momentOf(`${shiftDate(today, later)}T${clock}`, zone).at;
  return { from: instant(1, '00:00'), until: instant(days, time) };
}

/** Opens them, with those that are declared. */
export function trialSchedules({ zone, declared, viewOf, ...options }: TrialSchedulesOptions): WebSchedules {
  const trial = openTrial(options);
  const ready = trial.declare(declared);
  const speechIn = (locale: Locale): Speech => {
    const { wordings, library } = options.knowledge();
    return { locale, wording: wordings[locale], library };
  };
  return {
    command: async (text, locale) => {
      await ready;
      const message = await trial.command(text, { locale, zone });
      return message && viewOf(message);
    },
    ahead: async (stretch, locale) => {
      await ready;
      const entries = await trial.ahead(stretchOf(stretch, options.now(), zone), locale);
      const off = await trial.offTheClock(locale);
      return [
        ...entries.map(({ says, message }) => ({
          says: spansText(says, locale),
          ...(message === undefined ? {} : { view: viewOf(message) }),
        })),
        ...(entries.length === 0 ? [{ says: lineText(speechIn(locale), NOTHING[stretch]) }] : []),
        ...off.map((spans) => ({ says: spansText(spans, locale) })),
      ];
    },
    list: async (locale) => {
      await ready;
      return trial.listed(locale, zone);
    },
  };
}
