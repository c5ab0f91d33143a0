import type { DecimalText } from './decimal.ts';
import type { Unit } from './unit.ts';

/**
 * A number on its way to a reader: the decimal as printed in its source, or as computed, with its unit.
 *
 * Everything that shows a number shows a `Num` through `formatNum`, so that no room writes a number in a way of its own.
 */
export interface Num {
  readonly value: DecimalText;
  readonly unit: Unit;
  /** Show a plus before a positive number: for changes, where the direction is part of what is said. */
  readonly signed?: boolean;
}
