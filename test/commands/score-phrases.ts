/** How many phrasings, written by somebody who did not know the reader, are understood: as the right command, and in all they say. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { toCommand } from '#src/bot/commands/run-command.ts';
import type { Subscription } from '#src/bot/ports.ts';
import { parseRule } from '#src/core/alert-rule.ts';
import { openTrial } from '#src/open-trial.ts';
import type { Timing } from '#src/schedule/schedule.ts';
import { loadBundled } from '#test/bundled.ts';

const Phrase = z.strictObject({
  text: z.string(),
  lang: z.enum(['en', 'zh']),
  expect: z.strictObject({
    is: z.string(),
    days: z.string().optional(),
    time: z.string().optional(),
    zone: z.string().optional(),
    where: z.string().optional(),
    metric: z.string().optional(),
    segment: z.string().optional(),
    op: z.string().optional(),
    value: z.string().optional(),
    window: z.string().optional(),
  }),
});
export type Phrase = z.infer<typeof Phrase>;
type Expected = Phrase['expect'];

/** What became of one. */
export interface Scored {
  readonly phrase: Phrase;
  /** What it was taken for. */
  readonly kind: string;
  readonly isKind: boolean;
  /** All that it says was understood, and nothing was left to ask. */
  readonly isWhole: boolean;
}

const KINDS: Readonly<Record<string, string>> = {
  send: 'send_now',
  handover: 'hand_over',
  incomplete: 'subscribe',
  alert: 'subscribe',
};
const PLACES: Readonly<Record<string, string>> = { me: 'direct', here: 'here' };
const OPS: Readonly<Record<string, string>> = { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' };
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const knowledge = loadBundled();
const NOW = Date.parse('2025-09-10T10:30:00Z');

function daysOf(timing: Timing): string {
  if (timing.kind !== 'cron') return `${timing.kind.replaceAll('-', ' ')} of month`;
  const days = timing.expression.split(' ').slice(2).join(' ');
  if (days === '* * 1-5') return 'weekdays';
  if (days === '* * *') return 'every day';
  return (days.split(' ').at(-1) ?? '')
    .split(',')
    .map((day) => WEEKDAYS[Number(day)])
    .join(',');
}

function timeOf(timing: Timing): string {
  if (timing.kind !== 'cron') return timing.at;
  const [minute = '', hour = ''] = timing.expression.split(' ');
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function isPlace({ where }: Expected, { target }: Subscription): boolean {
  return where === undefined || (PLACES[where] ?? where) === target;
}

function isSchedule(expected: Expected, { schedule }: Subscription): boolean {
  const days = expected.days === 'trading days' ? 'weekdays' : expected.days;
  return (
    days === daysOf(schedule.timing) && expected.time === timeOf(schedule.timing) && expected.zone === schedule.zone
  );
}

function isAlert({ metric, segment, op, value, window }: Expected, { content, trigger }: Subscription): boolean {
  if (metric === 'new report') return trigger === 'new-report' && content.kind === 'template';
  if (content.kind !== 'alert') return false;
  const rule = parseRule(content.rule);
  const segments = [rule.segment, ...(rule.versus === undefined ? [] : [rule.versus])];
  const bound = /-?\d+(?:\.\d+)?/.exec(value ?? '')?.[0];
  return (
    segments.toSorted().join(' vs ') === (segment ?? '').split(' vs ').toSorted().join(' vs ') &&
    OPS[op ?? ''] === rule.op &&
    bound === rule.value &&
    (window === undefined || window === rule.window)
  );
}

function fits(expected: Expected, made: readonly Subscription[]): boolean {
  const [one] = made;
  if (expected.is === 'incomplete') return one === undefined;
  if (expected.is !== 'subscribe' && expected.is !== 'alert') return true;
  if (one === undefined || !isPlace(expected, one)) return false;
  return expected.is === 'alert' ? isAlert(expected, one) : isSchedule(expected, one);
}

async function score(phrase: Phrase): Promise<Scored> {
  const { text, lang: locale, expect } = phrase;
  const marked = new Map([...text.matchAll(/[#@][\p{L}\p{N}_.-]{1,80}/gu)].map(([mark]) => [mark, mark]));
  const read = toCommand(text, knowledge, marked);
  const kind = read === undefined ? 'question' : read.kind === 'command' ? read.command.kind : read.kind;
  const isKind = kind === (KINDS[expect.is] ?? expect.is);
  const trial = openTrial({ knowledge: () => knowledge, now: () => NOW });
  await trial.command(text, { locale });
  return { phrase, kind, isKind, isWhole: isKind && fits(expect, await trial.subscriptions()) };
}

/** Scores each line of the set. */
export function scorePhrases(): Promise<readonly Scored[]> {
  const lines = readFileSync(new URL('phrases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return Promise.all(lines.map((line) => score(Phrase.parse(JSON.parse(line)))));
}
