import { DIGEST, brief as writeBriefing } from '#src/bot/brief.ts';
import { readFolders } from '#src/config/env.ts';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { CalendarDate } from '#src/core/calendar-date.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, Locale } from '#src/core/locale.ts';
import { readArgs, UsageError } from './args.ts';
import { FORMS, type Form, isForm, renderForm } from './brief-forms.ts';
import { localDate } from './local-date.ts';
import { EXIT, type Terminal } from './terminal.ts';

const OPTIONS = {
  as: { type: 'string' },
  out: { type: 'string' },
  locale: { type: 'string' },
  theme: { type: 'string' },
  today: { type: 'string' },
} as const;

interface BriefOptions {
  readonly template: string;
  readonly form: Form;
  readonly theme: 'light' | 'dark';
  readonly out: string | undefined;
  readonly locale: Locale;
  readonly today: CalendarDate;
}

function readForm(text: string, out: string | undefined): Form {
  if (text === 'teams') throw new UsageError('--as teams is not in this version; use slack, html, png, plain or copy');
  if (!isForm(text)) throw new UsageError(`--as is not one of ${FORMS.join(', ')}: ${text}`);
  if (text === 'png' && out === undefined) throw new UsageError('--as png needs --out FILE');
  return text;
}

function readOptions(args: readonly string[], terminal: Terminal): BriefOptions {
  const { values, positionals } = readArgs(args, OPTIONS);
  const today = values.today ?? localDate(terminal.now());
  const locale = Locale.safeParse(values.locale ?? 'en').data;
  const { theme = 'light' } = values;
  if (positionals.length > 1) throw new UsageError('brief takes one template');
  if (!CalendarDate.safeParse(today).success) throw new UsageError(`--today is not a date as YYYY-MM-DD: ${today}`);
  if (locale === undefined) throw new UsageError(`--locale is not one of ${LOCALES.join(', ')}: ${values.locale}`);
  if (theme !== 'light' && theme !== 'dark') throw new UsageError(`--theme is not light or dark: ${theme}`);
  const form = readForm(values.as ?? 'plain', values.out);
  return { template: positionals[0] ?? DIGEST, form, theme, out: values.out, locale, today };
}

/** `smallcaps brief`: writes a briefing without sending it. Exit code 1 when it cannot be written, with what stands in the way. */
export async function brief(args: readonly string[], terminal: Terminal): Promise<number> {
  const { template, form, theme, out, locale, today } = readOptions(args, terminal);
  const { knowledge, problems } = loadKnowledge(readFolders(terminal.env), 'quick');
  for (const problem of problems) terminal.err(`${problem.message}\n`);
  if (knowledge === undefined) return EXIT.failed;
  const briefed = writeBriefing({ template, day: today, locale }, knowledge);
  if (briefed.kind === 'unknown-template') {
    const next = `Use one of ${briefed.known.join(', ')}.`;
    terminal.err(`${new SmallcapsError('TEMPLATE_UNKNOWN', { value: template, next }).message}\n`);
    return EXIT.failed;
  }
  if (briefed.kind === 'no-report') {
    terminal.err(`${new SmallcapsError('NO_REPORT').message}\n`);
    return EXIT.failed;
  }
  return renderForm({ message: briefed.message, title: briefed.template.title[locale], form, theme, out }, terminal);
}
