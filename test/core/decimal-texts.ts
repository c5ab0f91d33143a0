import fc from 'fast-check';

/** Decimals as sources print them: up to 18 digits before the point and 9 after it, zero without a minus. */
export const decimalTexts: fc.Arbitrary<string> = fc
  .record({
    units: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
    scale: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ units, scale }) => printed(units, scale));

/** `units / 10^scale` with exactly `scale` digits behind the point. */
export function printed(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${whole}` : whole;
}

/** A decimal as a whole number of `10^-scale`, `scale` being at least its own. */
export function unitsOf(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return text.startsWith('-') ? -units : units;
}
