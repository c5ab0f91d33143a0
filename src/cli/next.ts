/** `smallcaps next`: what will be posted, where, when and in which words, on a clock that is moved on. */
import { renderPlain } from '#src/briefing/render-plain.ts';
import { type Speech, say, spansText, speak } from '#src/briefing/wording-spans.ts';
import { readFolders } from '#src/config/env.ts';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { LOCALES, Locale } from '#src/core/locale.ts';
import { openTrial, type Trial } from '#src/open-trial.ts';
import { readArgs, UsageError } from './args.ts';
import { EXIT, type Terminal } from './terminal.ts';

const OPTIONS = {
  from: { type: 'string' },
  days: { type: 'string' },
  subscription: { type: 'string', multiple: true },
  locale: { type: 'string' },
} as const;

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

interface NextOptions {
  readonly from: number;
  readonly days: number;
  readonly subscriptions: readonly string[];
  readonly locale: Locale;
}

function readOptions(args: readonly string[], terminal: Terminal): NextOptions {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals.length > 0) throw new UsageError('next takes no words; name subscriptions with --subscription "…"');
  const from =
    values.from === undefined
      ? terminal.now()
      : new Date(values.from.length === 10 ? `${values.from}T00:00` : values.from);
  if (Number.isNaN(from.getTime()))
    throw new UsageError(`--from is not a date or time as 2025-09-10 or 2025-09-10T06:00: ${values.from}`);
  const days = Number(values.days ?? '1');
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new UsageError(`--days is not a whole number from 1 to ${MOST_DAYS}: ${values.days}`);
  const locale = Locale.safeParse(values.locale ?? 'en').data;
  if (locale === undefined) throw new UsageError(`--locale is not one of ${LOCALES.join(', ')}: ${values.locale}`);
  return { from: from.getTime(), days, subscriptions: values.subscription ?? [], locale };
}

/** Makes the subscriptions that the command line names. @returns what stands in the way of one, in words. */
async function subscribeAll({ subscriptions, locale }: NextOptions, trial: Trial): Promise<string | undefined> {
  for (const words of subscriptions) {
    const before = (await trial.subscriptions()).length;
    const said = await trial.command(`subscribe to ${words}${/#|\bdm\b/.test(words) ? '' : ' here'}`, { locale });
    if ((await trial.subscriptions()).length === before)
      return `--subscription "${words}": ${said === undefined ? '' : renderPlain(said).payload}`;
  }
  return undefined;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

async function show({ from, days, locale }: NextOptions, trial: Trial, speech: Speech): Promise<string> {
  const entries = await trial.ahead({ from, until: from + days * DAY_MS }, locale);
  const onReport = (await trial.subscriptions()).filter(({ trigger }) => trigger !== 'every-slot').length;
  const shown = entries.map(({ says, message }) => {
    const head = spansText(says, locale);
    return message === undefined ? `${head}\n` : `${head}\n\n${indented(renderPlain(message).payload)}\n`;
  });
  const nothing = entries.length === 0 ? [`${say(speech, 'ahead.nothing')}\n`] : [];
  const count = { type: 'count' as const, value: String(onReport) };
  const more = onReport === 0 ? [] : [`${spansText(speak(speech, 'ahead.on_report', { count }), locale)}\n`];
  return [...shown, ...nothing, ...more].join('\n');
}

/** Shows what will be posted from `--from` on. Exit code 1 when a subscription cannot be made of its words. */
export async function next(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readOptions(args, terminal);
  const { knowledge, problems } = loadKnowledge(readFolders(terminal.env), 'quick');
  for (const problem of problems) terminal.err(`${problem.message}\n`);
  if (knowledge === undefined) return EXIT.failed;
  if (asked.subscriptions.length === 0) {
    terminal.err('smallcaps next: name a subscription with --subscription "weekdays 7:30 new york"\n');
    return EXIT.failed;
  }
  const trial = openTrial({ knowledge: () => knowledge, now: () => asked.from });
  const refused = await subscribeAll(asked, trial);
  if (refused !== undefined) {
    terminal.err(`${refused}\n`);
    return EXIT.failed;
  }
  const { locale } = asked;
  const speech = { locale, wording: knowledge.wordings[locale], library: knowledge.library };
  await terminal.out(await show(asked, trial, speech));
  return EXIT.good;
}
