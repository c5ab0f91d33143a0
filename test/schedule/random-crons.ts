import fc from 'fast-check';

const minute = fc.integer({ min: 0, max: 59 });
const hour = fc.integer({ min: 0, max: 23 });

function range(min: number, max: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
}

function list(min: number, max: number): fc.Arbitrary<string> {
  return fc.uniqueArray(fc.integer({ min, max }), { minLength: 2, maxLength: 4 }).map((numbers) => numbers.join(','));
}

const minutes = fc.oneof(
  minute.map(String),
  fc.integer({ min: 2, max: 30 }).map((step) => `*/${step}`),
  fc.integer({ min: 2, max: 30 }).map((step) => `5-55/${step}`),
  range(0, 59),
  list(0, 59),
);

const hours = fc.oneof(
  fc.constant('*'),
  fc.constantFrom('1', '2', '3', '0', '23', '1-3', '0-2', '2,3'),
  hour.map(String),
  fc.integer({ min: 2, max: 12 }).map((step) => `*/${step}`),
  range(0, 23),
  list(0, 23),
);

const daysOfMonth = fc.oneof(
  { weight: 6, arbitrary: fc.constant('*') },
  fc.integer({ min: 1, max: 31 }).map(String),
  fc.constantFrom('L', '29', '30', '31', '28-31', 'L,15', '1,L', '*/2', '*/10', '1-31/5'),
  fc.constantFrom('LW', '15W', '1W', '31W'),
  fc.constantFrom('L-3', 'L-5'),
  list(1, 31),
);

const months = fc.oneof(
  { weight: 5, arbitrary: fc.constant('*') },
  fc.constantFrom('1,4,7,10', 'jan', 'JAN-MAR', '2', '*/2', '*/5', 'mar,nov', '3', '10', '11', '4-9'),
  range(1, 12),
);

const weekdays = fc.oneof(
  { weight: 6, arbitrary: fc.constant('*') },
  fc.constantFrom('1-5', '0', '7', '6,0', 'mon', 'MON-FRI', 'tue,thu', '5L', '1L', '1#2', '3#5', '5#1', '*/2', '2-4'),
);

/** Cron expressions of five fields that a person could write, with the library's own signs among them. */
export const cronExpressions: fc.Arbitrary<string> = fc
  .tuple(minutes, hours, daysOfMonth, months, weekdays)
  .map((fields) => fields.join(' '));
