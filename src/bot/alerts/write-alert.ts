/** What an alert says on a report. */
import { writeBriefing } from '#src/briefing/briefing-message.ts';
import { describeRule } from '#src/briefing/describe-rule.ts';
import type { GivenValue } from '#src/briefing/template/scene.ts';
import { plainSpan, type Speech, segmentLabel, speak } from '#src/briefing/wording-spans.ts';
import { type AlertRule, parseRule } from '#src/core/alert-rule.ts';
import type { Shown } from '#src/core/answer.ts';
import { compare } from '#src/core/decimal.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import { periodKey } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import { evaluateRule, type RuleOutcome } from '#src/query/alerts/evaluate-rule.ts';
import type { AlertAsked, AlertSaid } from '../deliver/deliver-deps.ts';
import type { Knowledge } from '../knowledge.ts';

const TEMPLATE = 'alert';

type Told = Extract<RuleOutcome, { readonly shown: Shown }>;
type Untold = Extract<RuleOutcome, { readonly kind: 'untold' }>;

function saidBy(shown: Shown): string {
  const { value, unit, period } = shown.type === 'figure' ? shown.figure : shown.derived;
  return [value, unit, periodKey(period)].join(' ');
}

/** Whether two versions of a report tell a reader of the rule the same. */
function isSame(a: RuleOutcome, b: RuleOutcome): boolean {
  if (a.kind === 'untold' || b.kind === 'untold')
    return a.kind === b.kind && 'missing' in a && 'missing' in b && a.missing.join() === b.missing.join();
  return a.kind === b.kind && saidBy(a.shown) === saidBy(b.shown);
}

/** Of a corrected version only what is new is news. */
function isKnown(outcome: RuleOutcome, rule: AlertRule, report: Report, { before }: AlertAsked): boolean {
  const isEarlier = before !== undefined && before.name === report.name && before.version < report.version;
  return isEarlier && isSame(evaluateRule(rule, before), outcome);
}

function ruleOf({ rule }: AlertAsked): AlertRule | undefined {
  try {
    return parseRule(rule);
  } catch (error) {
    if (error instanceof SmallcapsError) return undefined;
    throw error;
  }
}

function speechIn(locale: Locale, { wordings, library }: Knowledge): Speech {
  return { locale, wording: wordings[locale], library };
}

/** That rounding can have moved the number across the bound stands right below it. */
function withDoubt(blocks: readonly Block[], { isClose }: Told, speech: Speech): readonly Block[] {
  if (!isClose) return blocks;
  const note: Block = { type: 'note', tone: 'computed', spans: speak(speech, 'alert.close') };
  const at = blocks.findIndex(({ type }) => type === 'note' || type === 'source');
  return at < 0 ? [...blocks, note] : [...blocks.slice(0, at), note, ...blocks.slice(at)];
}

interface Writing {
  readonly rule: AlertRule;
  readonly report: Report;
  readonly locale: Locale;
  readonly day: string;
}

function firedMessage(
  outcome: Told,
  { rule, report, locale, day }: Writing,
  knowledge: Knowledge,
): Message | undefined {
  const template = knowledge.templates.get(TEMPLATE);
  if (template === undefined) return undefined;
  const words = LOCALES.map((each) => [each, describeRule(rule, speechIn(each, knowledge))]);
  const { shown, distance } = outcome;
  const given: Record<string, GivenValue> = {
    subject: { kind: 'shown', shown },
    rule: { kind: 'text', text: Object.fromEntries(words) },
    // At the bound itself nothing is said of a distance.
    ...(compare(distance.value, '0') === 0 ? {} : { distance: { kind: 'num', num: distance } }),
  };
  const desk = { ...knowledge, today: day };
  const { message } = writeBriefing(template, { report, locale, turn: 0, given }, desk);
  return { ...message, blocks: withDoubt(message.blocks, outcome, speechIn(locale, knowledge)) };
}

/** The report lacks a figure of the rule: said, so that silence never means that the rule does not hold. */
function untoldMessage({ missing }: Untold, { rule, report, locale }: Writing, knowledge: Knowledge): Message {
  const speech = speechIn(locale, knowledge);
  const text = (words: string) => ({ type: 'text' as const, text: words });
  const segments = missing.map((id) => segmentLabel(id, speech)).join(locale === 'zh' ? '、' : ', ');
  const params = {
    rule: text(describeRule(rule, speech)),
    month: { type: 'window' as const, key: `month:${report.covers}` },
    publisher: text(report.publisher),
    segments: text(segments),
  };
  return {
    locale,
    blocks: [
      { type: 'header', spans: speak(speech, 'alert.untold_title', params) },
      { type: 'note', tone: 'hole', spans: speak(speech, 'alert.untold', params) },
      { type: 'source', spans: [plainSpan(report.licence[locale])] },
    ],
  };
}

/**
 * Holds a report against the rule of an alert. Pure.
 *
 * Of a corrected version it speaks only where the number, its window or the outcome is another one than in the version that the
 * subscription has seen.
 */
export function writeAlert(asked: AlertAsked, knowledge: Knowledge): AlertSaid {
  const { library } = knowledge;
  const report = (asked.reportId === undefined ? undefined : library.report(asked.reportId)) ?? library.latest;
  if (report === undefined) return { kind: 'quiet' };
  const rule = ruleOf(asked);
  if (rule === undefined) return { kind: 'broken' };
  const outcome = evaluateRule(rule, report);
  if (outcome.kind === 'not-fired' || isKnown(outcome, rule, report, asked)) return { kind: 'quiet' };
  const writing = { rule, report, locale: asked.subscription.locale, day: asked.day };
  const message =
    outcome.kind === 'untold' ? untoldMessage(outcome, writing, knowledge) : firedMessage(outcome, writing, knowledge);
  return message === undefined ? { kind: 'broken' } : { kind: 'said', message };
}
