import { type Briefed, DIGEST, brief as writeBriefing } from '#src/bot/brief.ts';
import type { LeftOut } from '#src/briefing/template/fill-template.ts';
import { readFolders } from '#src/config/env.ts';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { CalendarDate, localDate } from '#src/core/calendar-date.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, Locale } from '#src/core/locale.ts';
import { readArgs, UsageError } from './args.ts';
import { FORMS, type Form, isForm, renderForm } from './brief-forms.ts';
import { EXIT, type Terminal } from './terminal.ts';

const OPTIONS = {
  as: { type: 'string' },
  cut: { type: 'string' },
  out: { type: 'string' },
  locale: { type: 'string' },
  theme: { type: 'string' },
  today: { type: 'string' },
} as const;

interface BriefOptions {
  readonly template: string;
  readonly form: Form;
  readonly cut: string | undefined;
  readonly theme: 'light' | 'dark';
  readonly out: string | undefined;
  readonly locale: Locale;
  readonly today: CalendarDate;
}

function readForm(text: string, out: string | undefined): Form {
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
  return { template: positionals[0] ?? DIGEST, cut: values.cut, form, theme, out: values.out, locale, today };
}

/** Why there is no briefing, in one line. */
function refusalOf(
  briefed: Exclude<Briefed, { kind: 'briefed' }>,
  asked: BriefOptions,
  refused: readonly string[],
): string {
  if (briefed.kind === 'no-report') return new SmallcapsError('NO_REPORT').message;
  const next = briefed.known.length === 0 ? 'It has none.' : `Use one of ${briefed.known.join(', ')}.`;
  if (briefed.kind === 'unknown-cut')
    return new SmallcapsError('TEMPLATE_UNKNOWN', {
      value: asked.cut ?? '',
      detail: `${asked.template} has no cut of this name.`,
      next,
    }).message;
  const details = refused.includes(asked.template)
    ? { detail: 'The template is refused for the faults above.', next: 'Put them right.' }
    : { next };
  return new SmallcapsError('TEMPLATE_UNKNOWN', { value: asked.template, ...details }).message;
}

/** What the report had nothing for, so that an author sees why a block is not there. */
function tellLeftOut(leftOut: readonly LeftOut[], template: string, terminal: Terminal): void {
  for (const { block, kind } of leftOut)
    terminal.err(
      `templates/${template}.yaml: block ${block} (${kind}) is left out: the report lacks something it names\n`,
    );
}

/** `smallcaps brief`: writes a briefing without sending it. Exit code 1 when it cannot be written, with what stands in the way. */
export async function brief(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readOptions(args, terminal);
  const { template, cut, form, theme, out, locale, today } = asked;
  const { knowledge, problems, refusedTemplates } = loadKnowledge(readFolders(terminal.env), 'quick');
  for (const problem of problems) terminal.err(`${problem.message}\n`);
  if (knowledge === undefined) return EXIT.failed;
  const lead = cut === undefined ? {} : { cut };
  const briefed = writeBriefing({ template, day: today, locale, ...lead }, knowledge);
  if (briefed.kind !== 'briefed') {
    terminal.err(`${refusalOf(briefed, asked, refusedTemplates)}\n`);
    return EXIT.failed;
  }
  tellLeftOut(briefed.leftOut, template, terminal);
  return renderForm({ message: briefed.message, title: briefed.template.title[locale], form, theme, out }, terminal);
}
