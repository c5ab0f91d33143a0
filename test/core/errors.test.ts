import { expect, test } from 'vitest';
import { ERRORS, type ErrorCode, SmallcapsError } from '#src/core/errors.ts';

const CODES = Object.keys(ERRORS) as ErrorCode[]; // own keys of the catalogue are its codes

test.for(CODES)('%s says what happened and what to do next, each in a sentence', (code) => {
  const { text, next } = ERRORS[code];

  expect(text).toMatch(/^[A-Z].{10,}\.$/);
  expect(next).toMatch(/^[A-Z].{10,}\.$/);
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
});

test('no two codes say the same', () => {
  expect(new Set(Object.values(ERRORS).map(({ text }) => text)).size).toBe(CODES.length);
});

test('a message has place, what happened, the value found, what to do and the code', () => {
  const error = new SmallcapsError('VALUE_REFUSED', {
    file: 'config/a.yaml',
    line: 3,
    value: '9,3',
    detail: 'is not a number',
  });

  expect(error.message).toBe(
    'config/a.yaml:3: is not a number (found: "9,3") -> Correct the value on that line. [VALUE_REFUSED]',
  );
  expect(error.code).toBe('VALUE_REFUSED');
  expect(error.name).toBe('SmallcapsError');
  expect(error).toBeInstanceOf(Error);
});

test('a message without details is the catalogue’s', () => {
  expect(new SmallcapsError('NO_REPORT').message).toBe(
    `${ERRORS.NO_REPORT.text} -> ${ERRORS.NO_REPORT.next} [NO_REPORT]`,
  );
});

test('a file without a line is named without one, and the next step can be told better than by the catalogue', () => {
  const error = new SmallcapsError('FILE_MISSING', { file: 'config/a.yaml', next: 'Copy the sample.' });

  expect(error.message).toBe(`config/a.yaml: ${ERRORS.FILE_MISSING.text} -> Copy the sample. [FILE_MISSING]`);
});

test('a long value is cut and a line break in it cannot break the line', () => {
  const { message } = new SmallcapsError('VALUE_REFUSED', { value: `a\nb${'x'.repeat(500)}` });

  expect(message).toContain('"a\\nb');
  expect(message).not.toContain('\n');
  expect(message.length).toBeLessThan(300);
});

test('the cause is kept', () => {
  const cause = new Error('EACCES');

  expect(new SmallcapsError('FILE_UNREADABLE', {}, { cause }).cause).toBe(cause);
});
