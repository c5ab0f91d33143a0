/** `smallcaps next`: what will be posted, where, when and in which words, on a clock that is moved on. */

import type { DeclaredSubscription } from '#src/bot/ports.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { type Speech, say, spansText } from '#src/briefing/wording-spans.ts';
import { readDeclared } from '#src/config/declared-subscriptions.ts';
import { readFolders } from '#src/config/env.ts';
import { loadKnowledge, toConfigFolder } from '#src/config/knowledge.ts';
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
const NOTHING_NAMED =
  'smallcaps next: name a subscription with --subscription "weekdays 7:30 new york", or declare one in config/smallcaps.yaml\n';

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

/** Those that the settings declare. @returns what stands in the way, in words. */
async function declareAll(declared: readonly DeclaredSubscription[], trial: Trial): Promise<string | undefined> {
  const empty = await trial.declare(declared);
  return empty.length === 0
    ? undefined
    : `config/smallcaps.yaml: ${empty.join(', ')}: there is nothing that could be sent`;
}

async function show({ from, days, locale }: NextOptions, trial: Trial, speech: Speech): Promise<string> {
  const entries = await trial.ahead({ from, until: from + days * DAY_MS }, locale);
  const off = await trial.offTheClock(locale);
  const shown = entries.map(({ says, message }) => {
    const head = spansText(says, locale);
    return message === undefined ? `${head}\n` : `${head}\n\n${indented(renderPlain(message).payload)}\n`;
  });
  const nothing = entries.length === 0 ? [`${say(speech, 'ahead.nothing')}\n`] : [];
  return [...shown, ...nothing, ...off.map((spans) => `${spansText(spans, locale)}\n`)].join('\n');
}

/** Shows what will be posted from `--from` on, by what is declared and what is named. Exit code 1 when one of them cannot be made. */
export async function next(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readOptions(args, terminal);
  const folders = readFolders(terminal.env);
  const { knowledge, problems } = loadKnowledge(folders, 'quick');
  for (const problem of problems) terminal.err(`${problem.message}\n`);
  if (knowledge === undefined) return EXIT.failed;
  const declared = readDeclared(toConfigFolder(folders.config), knowledge.scheduleWords);
  if (!declared.ok) {
    for (const { message } of declared.problems) terminal.err(`${message}\n`);
    return EXIT.failed;
  }
  if (asked.subscriptions.length + declared.value.length === 0) {
    terminal.err(NOTHING_NAMED);
    return EXIT.failed;
  }
  const trial = openTrial({ knowledge: () => knowledge, now: () => asked.from });
  const refused = (await declareAll(declared.value, trial)) ?? (await subscribeAll(asked, trial));
  if (refused !== undefined) {
    terminal.err(`${refused}\n`);
    return EXIT.failed;
  }
  const { locale } = asked;
  const speech = { locale, wording: knowledge.wordings[locale], library: knowledge.library };
  await terminal.out(await show(asked, trial, speech));
  return EXIT.good;
}
