import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeal } from '#src/storage/seal.ts';

const [ONE, TWO] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

test('any text opens as it was, and never lies there as it is', () => {
  const seal = createSeal(ONE);

  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
      const sealed = seal.seal(text, 'here');

      expect(seal.open(sealed, 'here')).toBe(text);
      expect(sealed).not.toContain(text);
    }),
  );
});

test('the same text is never sealed the same way twice', () => {
  const seal = createSeal(ONE);

  expect(seal.seal('planted', 'here')).not.toBe(seal.seal('planted', 'here'));
});

test('without a key nothing is sealed and nothing opened', () => {
  const sealed = createSeal(ONE).seal('planted', 'here');

  for (const seal of [createSeal(undefined), createSeal('')]) {
    expect(() => seal.seal('planted', 'here')).toThrow(expect.objectContaining({ code: 'STORE_KEY' }));
    expect(() => seal.open(sealed, 'here')).toThrow(expect.objectContaining({ code: 'STORE_KEY' }));
  }
});

test('with another key nothing is opened', () => {
  const sealed = createSeal(ONE).seal('planted', 'here');

  expect(() => createSeal(TWO).open(sealed, 'here')).toThrow(expect.objectContaining({ code: 'STORE_KEY' }));
});

describe('a change of keys:', () => {
  test('the new key seals, the old one still opens', () => {
    const old = createSeal(ONE).seal('planted', 'here');
    const both = createSeal(`${TWO},${ONE}`);

    expect(both.open(old, 'here')).toBe('planted');
    expect(both.isCurrent(old)).toBe(false);
    expect(both.isCurrent(both.seal('planted', 'here'))).toBe(true);
    expect(createSeal(TWO).open(both.seal('planted', 'here'), 'here')).toBe('planted');
  });
});

describe('a sealed text that was tampered with is damage:', () => {
  const seal = createSeal(ONE);
  const sealed = seal.seal('planted', 'here');
  const [version, id, body = ''] = sealed.split('.');

  test.for([
    ['moved elsewhere', sealed, 'there'],
    ['cut', sealed.slice(0, -4), 'here'],
    ['cut to nothing', `${version}.${id}.`, 'here'],
    ['changed at its start', `${version}.${id}.${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`, 'here'],
    ['longer', `${sealed}AAAA`, 'here'],
  ] as const)('%s', ([, text, place]) => {
    expect(() => seal.open(text, place)).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  });
});
