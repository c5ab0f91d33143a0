import { describeRule } from '#src/briefing/describe-rule.ts';
import { type Speech, spansText, speak } from '#src/briefing/wording-spans.ts';
import { type AlertRule, ruleText } from '#src/core/alert-rule.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import { readRule } from '#src/query/alerts/read-rule.ts';
import type { RuleRefusal } from '#src/query/alerts/rule-reading.ts';
import type { Knowledge } from '../knowledge.ts';

/** An alert in words, with what its words are read against. */
export interface AlertAsked {
  /** With or without "alert me when"; or the line of a rule, from a button. */
  readonly text: string;
  readonly locale: Locale;
  /** The asker's day. */
  readonly today: CalendarDate;
}

/**
 * What became of the words, ready to be said.
 *
 * - `rule`: `line` is kept, `words` read it back; `note` says that the newest report has no such figure.
 * - `ask`: one of the `choices` is meant; each is a whole rule, its `line` what a tap asks for.
 * - `refused`: no rule is made of it.
 */
export type AlertRead =
  | { readonly kind: 'rule'; readonly line: string; readonly words: string; readonly note?: string }
  | { readonly kind: 'ask'; readonly says: string; readonly choices: readonly AlertChoice[] }
  | { readonly kind: 'refused'; readonly says: string };

export interface AlertChoice {
  readonly label: string;
  readonly line: string;
}

const REFUSALS = {
  unread: 'alert.unread',
  absent: 'alert.absent',
  'no-figure': 'alert.no_figure',
  several: 'alert.several',
  'not-held': 'alert.not_held',
  unfit: 'alert.unfit',
  'no-bound': 'alert.no_bound',
  unit: 'alert.unit',
} as const satisfies Record<RuleRefusal, string>;

const QUESTIONS = { window: 'alert.which_window', meaning: 'alert.which_meaning' } as const;

/** Reads an alert, and says what was made of it or what stands in the way. */
export function readAlert({ text, locale, today }: AlertAsked, knowledge: Knowledge): AlertRead {
  const { library, lexicon, wordings } = knowledge;
  const speech: Speech = { locale, wording: wordings[locale], library };
  const said = (key: string, words: readonly string[] = []): string => {
    const quoted = words
      .map((word) => (locale === 'zh' ? `“${word}”` : `"${word}"`))
      .join(locale === 'zh' ? '、' : ', ');
    return spansText(speak(speech, key, { words: { type: 'text', text: quoted } }), locale);
  };
  const read = readRule(text, { library, lexicon, today });
  switch (read.kind) {
    case 'rule': {
      const note = read.isHeld ? {} : { note: said('alert.hole_now') };
      return { kind: 'rule', ...toChoice(read.rule, speech), ...note };
    }
    case 'ask': {
      const choices = read.choices.map((rule) => {
        const { words: label, line } = toChoice(rule, speech);
        return { label, line };
      });
      return { kind: 'ask', says: said(QUESTIONS[read.about]), choices };
    }
    case 'refused':
      return { kind: 'refused', says: said(REFUSALS[read.reason], read.words) };
  }
}

/** Whether words are a rule by themselves, or one of several that they could be. */
export function isRule(text: string, { library, lexicon }: Knowledge): boolean {
  const today = library.latest?.published ?? '2000-01-01'; // a rule looks at reports to come: no day decides what it is
  return readRule(text, { library, lexicon, today }).kind !== 'refused';
}

function toChoice(rule: AlertRule, speech: Speech): { readonly line: string; readonly words: string } {
  return { line: ruleText(rule), words: describeRule(rule, speech) };
}
