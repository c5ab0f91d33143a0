import { z } from 'zod';
import { isDecimal, trimZeros } from './decimal.ts';
import { SmallcapsError } from './errors.ts';
import { CatalogueId } from './ids.ts';
import { Unit } from './unit.ts';

/** What a canonical rule starts with: the version of its form. */
const PREFIX = 'a1:';
/** Longer than any rule can be whose parts are allowed. */
const RULE_MAX = 400;
const ID_MAX = 60;

/** A bound, in one spelling: no zeros at the end, no minus before zero. */
const Bound = z
  .string()
  .max(26)
  .refine((text) => isDecimal(text) && /^-?\d{1,15}(\.\d{1,9})?$/.test(text))
  .transform((text) => {
    const short = trimZeros(text).replace(/^(-?)0+(?=\d)/, '$1');
    return short === '-0' ? '0' : short;
  });

/** Windows that a rule can look at, by kind: each report has its own, and `month` is the month that it covers. */
export const RULE_WINDOWS = ['month', 'since_low', 'ytd'] as const;

const Id = CatalogueId.max(ID_MAX);

/**
 * A rule that each new report is held against: one number, one window, one bound.
 *
 * - The number is the report's figure of `metric` and `segment`; with `versus` the segment's figure minus the other one's, in
 *   percentage points; with `rest` what is left of a share, 100 % minus it.
 * - It carries its own sign: an outflow is below zero, and so is being behind. "Outflow above $10bn" is `lt -10`.
 * - `value` is in `unit`, the unit of the number.
 */
export const AlertRule = z
  .strictObject({
    metric: Id,
    segment: Id,
    versus: Id.optional(),
    rest: z.literal(true).optional(),
    window: z.enum(RULE_WINDOWS),
    op: z.enum(['gt', 'lt', 'ge', 'le']),
    value: Bound,
    unit: Unit,
  })
  .refine(({ versus, rest, segment }) => (versus === undefined || rest === undefined) && versus !== segment);
export type AlertRule = z.infer<typeof AlertRule>;
export type RuleWindow = AlertRule['window'];

const SHORT = {
  metric: 'm',
  segment: 's',
  versus: 'b',
  rest: 'r',
  window: 'w',
  op: 'op',
  value: 'x',
  unit: 'u',
} as const satisfies Record<keyof AlertRule, string>;

const FIELDS = Object.keys(SHORT) as (keyof AlertRule)[]; // its own keys

/** The rule as one line without spaces: for subscriptions, buttons, logs and tests. Two rules that are the same have the same line. */
export function ruleText(rule: AlertRule): string {
  const parts = FIELDS.flatMap((field) =>
    rule[field] === undefined ? [] : [`${SHORT[field]}=${field === 'rest' ? '1' : rule[field]}`],
  );
  return PREFIX + parts.join(';');
}

/** Whether a text claims to be the line of a rule. */
export function isRuleText(text: string): boolean {
  return text.trimStart().startsWith(PREFIX);
}

/**
 * The rule that a line stands for. Its ids are checked for form here, and against the catalogue where a report is held against it.
 *
 * @throws {SmallcapsError} `CANONICAL_REFUSED` when it is malformed.
 */
export function parseRule(text: string): AlertRule {
  const body = text.trim();
  const refused = (detail: string): SmallcapsError =>
    new SmallcapsError('CANONICAL_REFUSED', { detail, value: body.slice(0, 80) });
  if (!body.startsWith(PREFIX) || body.length > RULE_MAX) throw refused('not a canonical rule of an alert');
  const raw: Record<string, unknown> = {};
  for (const part of body.slice(PREFIX.length).split(';')) {
    const at = part.indexOf('=');
    const field = FIELDS.find((name) => SHORT[name] === part.slice(0, Math.max(at, 0)));
    if (field === undefined || Object.hasOwn(raw, field))
      throw refused('a part of the canonical rule is unknown or stands twice');
    const value = part.slice(at + 1);
    raw[field] = field === 'rest' ? value === '1' || value : value;
  }
  const parsed = AlertRule.safeParse(raw);
  if (!parsed.success) throw refused('a part of the canonical rule is missing or has a value that is not allowed');
  return parsed.data;
}
