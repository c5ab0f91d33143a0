import { createInterface } from 'node:readline';
import { z } from 'zod';
import { toAnswerJson } from '#src/bot/answer-json.ts';
import { type Asked, answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { toClientCopy } from '#src/briefing/client-copy.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { readFolders } from '#src/config/env.ts';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { redactText } from '#src/config/redact.ts';
import { CalendarDate, localDate } from '#src/core/calendar-date.ts';
import { LOCALES, Locale } from '#src/core/locale.ts';
import { readArgs, UsageError } from './args.ts';
import { EXIT, type Terminal } from './terminal.ts';

const OPTIONS = {
  thread: { type: 'string', multiple: true },
  today: { type: 'string' },
  locale: { type: 'string' },
  copy: { type: 'string' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
} as const;

const Id = z.union([z.string(), z.number()], 'is not a text or a number').nullable().default(null);

/** One line of `ask --jsonl`. Keys that are not ours are let be. */
const Line = z.object(
  {
    id: Id,
    question: z.string('is not a text'),
    thread: z.array(z.string('is not a text'), 'is not a list of texts').default([]),
    today: CalendarDate.optional(),
    locale: z.enum(LOCALES, `is not one of ${LOCALES.join(', ')}`).optional(),
  },
  'is not a JSON object',
);

interface AskOptions {
  readonly question: string;
  readonly thread: readonly string[];
  readonly today: string;
  readonly locale: Locale | undefined;
  /** Most characters of the two sentences for a client; absent when the answer itself is wanted. */
  readonly copy: number | undefined;
  readonly json: boolean;
  readonly jsonl: boolean;
}

/** The length asked for with `--copy`. @throws {UsageError} when it is not a whole number of characters. */
export function readCopyLength(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{1,4}$/.test(text))
    throw new UsageError(`--copy is not a number of characters from 10 to 99999: ${text}`);
  return Number(text);
}

function readOptions(args: readonly string[], terminal: Terminal): AskOptions {
  const { values, positionals } = readArgs(args, OPTIONS);
  const today = values.today ?? localDate(terminal.now());
  const locale = values.locale === undefined ? undefined : Locale.safeParse(values.locale).data;
  const question = positionals.join(' ').trim();
  const jsonl = values.jsonl === true;
  if (!CalendarDate.safeParse(today).success) throw new UsageError(`--today is not a date as YYYY-MM-DD: ${today}`);
  if (values.locale !== undefined && locale === undefined) {
    throw new UsageError(`--locale is not one of ${LOCALES.join(', ')}: ${values.locale}`);
  }
  if (jsonl && (question !== '' || values.thread !== undefined)) {
    throw new UsageError('with --jsonl the questions and their threads come from stdin');
  }
  if (!jsonl && question === '') throw new UsageError('the question is missing');
  const copy = readCopyLength(values.copy);
  return { question, thread: values.thread ?? [], today, locale, copy, json: values.json === true, jsonl };
}

function toAsked(parts: Omit<Asked, 'locale'> & { readonly locale: Locale | undefined }): Asked {
  const { question, thread, today, locale } = parts;
  return { question, thread, today, ...(locale === undefined ? {} : { locale }) };
}

function answerJson(asked: Asked, knowledge: Knowledge): object {
  const answered = answerQuestion(asked, knowledge);
  return toAnswerJson(answered, renderPlain(answered.message).payload);
}

interface LineResult {
  readonly failed: boolean;
  readonly result: object;
}

function refused(id: unknown, error: string): LineResult {
  return { failed: true, result: { id, error } };
}

/** The id of a line that is refused for something else: as far as it can be read. */
function idOf(value: unknown): unknown {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return Id.safeParse(id).success ? id : null;
}

function describeIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.length === 0 ? 'the line' : issue.path.join('.')} ${issue.message}`)
    .join('; ');
}

/** Answers one line; whatever goes wrong becomes the line's own error, so that the others are answered. */
function answerLine(text: string, options: AskOptions, knowledge: Knowledge): LineResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(null, 'the line is not JSON');
  }
  const line = Line.safeParse(value);
  if (!line.success) return refused(idOf(value), describeIssues(line.error));
  const { id, question, thread, today = options.today, locale = options.locale } = line.data;
  try {
    return { failed: false, result: { id, ...answerJson(toAsked({ question, thread, today, locale }), knowledge) } };
  } catch (error) {
    return refused(id, redactText(error instanceof Error ? error.message : String(error)));
  }
}

async function askLines(options: AskOptions, knowledge: Knowledge, terminal: Terminal): Promise<number> {
  let hasFailed = false;
  for await (const text of createInterface({ input: terminal.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    const { failed, result } = answerLine(text, options, knowledge);
    hasFailed ||= failed;
    await terminal.out(`${JSON.stringify(result)}\n`);
  }
  return hasFailed ? EXIT.failed : EXIT.good;
}

async function copyOnce(asked: Asked, length: number, knowledge: Knowledge, terminal: Terminal): Promise<number> {
  const { message } = answerQuestion(asked, knowledge);
  if (message.quotable === undefined) {
    terminal.err('smallcaps ask: this answer has no number to pass on\n');
    return EXIT.failed;
  }
  const { text, fits } = toClientCopy(message.quotable, message.locale, length);
  await terminal.out(`${text}\n`);
  if (!fits)
    terminal.err(`smallcaps ask: longer than ${length} characters, for window, source and licence are never cut\n`);
  return fits ? EXIT.good : EXIT.failed;
}

async function askOnce(options: AskOptions, knowledge: Knowledge, terminal: Terminal): Promise<number> {
  const asked = toAsked(options);
  if (options.copy !== undefined) return copyOnce(asked, options.copy, knowledge, terminal);
  if (options.json) {
    await terminal.out(`${JSON.stringify(answerJson(asked, knowledge))}\n`);
  } else {
    await terminal.out(`${renderPlain(answerQuestion(asked, knowledge).message).payload.trimEnd()}\n`);
  }
  return EXIT.good;
}

/** `smallcaps ask`: answers one question, or with `--jsonl` those that come in on stdin, in order. */
export async function ask(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args, terminal);
  const { knowledge, problems } = loadKnowledge(readFolders(terminal.env), 'quick');
  for (const problem of problems) terminal.err(`${problem.message}\n`);
  if (knowledge === undefined) return EXIT.failed;
  return options.jsonl ? askLines(options, knowledge, terminal) : askOnce(options, knowledge, terminal);
}
