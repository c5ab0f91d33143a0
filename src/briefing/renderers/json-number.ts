import { compare, type DecimalText, isDecimal } from '#src/core/decimal.ts';

/**
 * The decimal as a number of JSON, for the fields where Slack takes no text.
 *
 * @returns `undefined` where it would no longer be the same number: more digits than a float holds.
 */
export function toJsonNumber(value: DecimalText): number | undefined {
  const number = Number(value);
  const printed = String(number);
  return isDecimal(printed) && compare(value, printed) === 0 ? number : undefined;
}
