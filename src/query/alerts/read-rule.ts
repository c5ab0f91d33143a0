import { AlertRule, isRuleText, parseRule } from '#src/core/alert-rule.ts';
import type { Catalogue } from '#src/core/catalogue.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { coverTokens } from '../cover.ts';
import type { Lexicon } from '../lexicon.ts';
import { withoutCommand } from '../read-question.ts';
import { collectSlots, type Slots } from '../slots.ts';
import { openingOf, QUESTION_MAX, toTokens } from '../tokens.ts';
import type { Setting } from '../windows.ts';
import { ruleBound } from './rule-bound.ts';
import { type Candidates, isRefused, type Refused, type RuleReading, refused } from './rule-reading.ts';
import { ruleWindows, windowsHeld } from './rule-windows.ts';
import { type WatchedNumber, watchedNumber } from './watched-number.ts';

/** What the words of an alert are read against. */
export interface RuleRoom extends Setting {
  readonly lexicon: Lexicon;
}

/** Most rules that somebody is asked to choose from. */
const MOST_CHOICES = 6;

/** What stands around a rule and is no part of it. */
const OPENING =
  /^\s*(?:please\s+)?(?:(?:set (?:up )?|add |create |make |new )?(?:an? )?(?:alert|notify|warn|ping|message|tell|let)s?(?:\s+(?:me|us|know|the channel|this channel|here))*\s*(?:when|whenever|if|once|on|for|as soon as|:|：)?)\s+|^\s*(?:请)?(?:(?:提醒|通知|告诉|预警)(?:我|我们)?(?:当(?![月年期天])|如果|一旦)?[：:，,]?|(?:当(?![月年期天])|如果|一旦))\s*/i;
const CLOSING = /\s*[,，]?\s*(?:时|的时候|就|请|则)*(?:提醒|通知|告诉|预警)(?:我|我们|一下|本频道)*[。.!！]?\s*$/;

/** The dollars that we write beside 亿 say the same number once more. */
const DOLLARS_BESIDE = /（\$[\d.,]+(?:bn|m)）/g;
/** "1 pt", as we write it; in a question it is a price target. */
const ONE_POINT = /(?<=\d\s?)pt\b/gi;

function withoutFrame(text: string): string {
  return text.replace(OPENING, '').replace(CLOSING, '').replace(DOLLARS_BESIDE, '').replace(ONE_POINT, 'pts');
}

/** What may stand in a rule, by class and value; `*` any value. Everything else is a word that the rule would pass over. */
const FITTING: Readonly<Record<string, readonly string[] | '*'>> = {
  harmless: '*',
  segment: '*',
  metric: '*',
  period: '*',
  date: '*',
  relative: '*',
  number: '*',
  unit: '*',
  flow: '*',
  op: ['more_than', 'less_than', 'at_least', 'at_most', 'beat', 'lag', 'difference', 'compare', 'positive', 'negative'],
  change: ['up', 'down'],
  topic: ['flows'],
  vague: '*',
  quant: ['count'],
};
/** Words that fit only beside one of these metrics: "share of funds", "flows". */
const OF_FUNDS: ReadonlySet<string> = new Set(['topic', 'vague', 'quant']);

function misplaced(slots: Slots): Refused | undefined {
  const hasFunds =
    ['hit_rate', 'hit_rate_complement', 'net_flow'].some((id) => slots.has('metric', id)) || slots.has('flow');
  const words = slots.pieces.filter(({ meaning }) => {
    const fitting = FITTING[meaning.class];
    const fits = fitting === '*' || fitting?.includes(meaning.value) === true;
    return !fits || (OF_FUNDS.has(meaning.class) && !hasFunds);
  });
  if (words.length === 0) return undefined;
  const isAbsent = words.every(({ meaning }) => meaning.class === 'absent');
  return refused(
    isAbsent ? 'absent' : 'unread',
    words.map(({ text }) => text),
  );
}

function fitsCatalogue({ metric, segment, versus, rest, unit }: AlertRule, catalogue: Catalogue): boolean {
  const own = catalogue.metrics.get(metric)?.unit;
  const known = [segment, versus ?? segment].every((id) => catalogue.segments.has(id));
  if (own === undefined || own === 'year' || own === 'count' || !known) return false;
  return (
    unit === (versus === undefined ? own : 'pp') &&
    (rest === undefined || own === 'pct') &&
    (versus === undefined || own === 'pct')
  );
}

function isHeldNow(rule: AlertRule, { library: { latest } }: RuleRoom): boolean {
  return latest !== undefined && windowsHeld(rule, latest).includes(rule.window);
}

/** A rule that comes as its line: from a button, a subscription. */
function readLine(text: string, room: RuleRoom): RuleReading {
  try {
    const rule = parseRule(text);
    if (!fitsCatalogue(rule, room.library.catalogue))
      return { kind: 'refused', ...refused('unfit', [text.trim()]), corrections: [] };
    return { kind: 'rule', rule, isHeld: isHeldNow(rule, room), corrections: [] };
  } catch (error) {
    if (error instanceof SmallcapsError)
      return { kind: 'refused', ...refused('unread', [openingOf(text)]), corrections: [] };
    throw error;
  }
}

/** The rules that the words may mean, and whether they say so without doubt. */
interface Read extends Candidates<AlertRule> {
  readonly about: 'window' | 'meaning';
}

function rulesOn({ side, ...number }: WatchedNumber, text: string, slots: Slots, room: RuleRoom): Read | Refused {
  const { latest } = room.library;
  const held = latest === undefined ? [] : windowsHeld(number, latest);
  if (held.length === 0) return refused('not-held');
  const bounds = ruleBound(text, slots, { ...number, ...(side === undefined ? {} : { side }) });
  if (isRefused(bounds)) return bounds;
  const windows = ruleWindows(slots, held, room);
  return {
    options: windows.options.flatMap((window) =>
      bounds.options.map((bound) => AlertRule.parse({ ...number, window, ...bound })),
    ),
    isSure: bounds.isSure && windows.isSure,
    about: bounds.isSure ? 'window' : 'meaning',
  };
}

function rulesOf(text: string, slots: Slots, room: RuleRoom): Read | Refused {
  const watched = watchedNumber(slots, room.library.catalogue);
  if (isRefused(watched)) return watched;
  const reads: Read[] = [];
  for (const number of watched.options) {
    const read = rulesOn(number, text, slots, room);
    if (isRefused(read)) return read;
    reads.push(read);
  }
  return {
    options: reads.flatMap(({ options }) => options),
    isSure: watched.isSure && reads.every(({ isSure }) => isSure),
    about: watched.isSure && reads.every(({ about }) => about === 'window') ? 'window' : 'meaning',
  };
}

/**
 * Reads the words of an alert as a rule, in the vocabulary of questions.
 *
 * Every word must stand in the rule: an unknown one refuses it. What is open is asked, with whole rules to choose from; one
 * that the words only suggest is asked too, alone.
 *
 * @param text In words, with or without "alert me when"; or the line of a rule.
 */
export function readRule(text: string, room: RuleRoom): RuleReading {
  if (isRuleText(text)) return readLine(text, room);
  const words = withoutFrame(withoutCommand(text));
  if (words.length > QUESTION_MAX)
    return { kind: 'refused', ...refused('unread', [openingOf(words)]), corrections: [] };
  const cover = coverTokens(toTokens(words, room.lexicon.pairs), room.lexicon);
  const { corrections } = cover;
  const slots = collectSlots(cover);
  const read = misplaced(slots) ?? rulesOf(words, slots, room);
  if (isRefused(read)) return { kind: 'refused', ...read, corrections };
  const [only, ...more] = read.options;
  if (only !== undefined && more.length === 0 && read.isSure)
    return { kind: 'rule', rule: only, isHeld: isHeldNow(only, room), corrections };
  return { kind: 'ask', about: read.about, choices: read.options.slice(0, MOST_CHOICES), corrections };
}
