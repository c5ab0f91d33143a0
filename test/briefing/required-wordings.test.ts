import { describe, expect, test } from 'vitest';
import { REQUIRED_WORDINGS } from '#src/briefing/required-wordings.ts';
import { slotsOf } from '#src/briefing/wordings.ts';
import { LOCALES } from '#src/core/locale.ts';
import { Intent, Operation } from '#src/core/query.ts';
import { loadBundled } from '#test/bundled.ts';
import { firstArguments, literalsIn, sourceTexts } from './code-literals.ts';

const { library, wordings } = loadBundled();
const KEYS = Object.keys(REQUIRED_WORDINGS);
const ANSWERS = sourceTexts('query/answer');
const EVERYTHING = sourceTexts('.');
const LITERALS = new Set(EVERYTHING.flatMap(literalsIn));
const REMARKS = new Set(ANSWERS.flatMap((text) => firstArguments(text, 'remark')));
const CHOICES = new Set(ANSWERS.flatMap((text) => firstArguments(text, 'choice')));
/** A label without a wording of its own: it is written by the reading line. */
const SELF_WRITTEN = 'guess';

function membersOf(family: string): readonly string[] {
  return KEYS.filter((key) => key.startsWith(`${family}.`))
    .map((key) => key.slice(family.length + 1))
    .toSorted();
}

describe('every wording is used', () => {
  const FAMILIES = ['remark', 'choice', 'intent', 'topic', 'statement', 'derived', 'computed', 'copy', 'slot', 'page'];
  const direct = KEYS.filter((key) => !FAMILIES.includes(key.split('.')[0] ?? ''));

  test.for(direct)('%s stands in the code', (key) => {
    expect(LITERALS).toContain(key);
  });

  test('each remark that is worded is one that an answer can make', () => {
    expect(membersOf('remark').filter((code) => !REMARKS.has(code))).toEqual([]);
  });

  test('each button that is worded is one that an answer can offer', () => {
    expect(membersOf('choice').filter((label) => !CHOICES.has(label))).toEqual([]);
  });

  test('each example is one that the help shows', () => {
    const count = [
      ...(
        EVERYTHING.join('\n').match(
          /\[([\d, ]+)\]\.map\(\(index\) => \[plainSpan\(say\(speech, `page\.example_/,
        )?.[1] ?? ''
      ).matchAll(/\d+/g),
    ];

    expect(membersOf('page')).toEqual(count.map(([index]) => `example_${index}`));
  });
});

describe('everything that is said has its wording', () => {
  test('remarks are found in the code at all', () => {
    expect(REMARKS.size).toBeGreaterThan(30);
    expect(CHOICES.size).toBeGreaterThan(5);
  });

  test('each remark', () => {
    expect([...REMARKS].filter((code) => !KEYS.includes(`remark.${code}`))).toEqual([]);
  });

  test('each button', () => {
    expect([...CHOICES].filter((label) => label !== SELF_WRITTEN && !KEYS.includes(`choice.${label}`))).toEqual([]);
  });

  test('each intent but the plain one', () => {
    expect(membersOf('intent')).toEqual(Intent.options.filter((intent) => intent !== 'show').toSorted());
  });

  test('each way of computing', () => {
    expect(membersOf('derived')).toEqual(Operation.options.toSorted());
    expect(membersOf('computed').filter((name) => name !== 'rounding' && name !== 'mark')).toEqual(
      Operation.options.toSorted(),
    );
  });

  test('each clause that may be quoted: ways of computing, metrics, and the rest', () => {
    const metrics = [...library.catalogue.metrics.keys()].filter((id) => id !== 'net_flow');
    const others = ['behind', 'figure', 'in_window', 'inflow', 'level', 'no_flow', 'outflow'];

    expect(membersOf('copy')).toEqual([...Operation.options, ...metrics, ...others].toSorted());
  });

  test('each kind and each topic of the bundled statements', () => {
    const statements = library.reports.flatMap((report) => report.statements);
    const kinds = new Set(statements.map(({ kind }) => kind));
    const topics = new Set(statements.flatMap((statement) => statement.topics));

    expect(membersOf('statement')).toEqual([...kinds].toSorted());
    expect(membersOf('topic')).toEqual([...topics].toSorted());
  });

  test('each slot that a thread can keep', () => {
    expect(membersOf('slot')).toEqual(['metric', 'segments', 'windows']);
  });
});

describe.for(LOCALES)('the catalogue in %s', (locale) => {
  test('has every wording and no other', () => {
    expect([...wordings[locale].keys()].toSorted()).toEqual(KEYS.toSorted());
  });

  test('uses the same slots as the other languages', () => {
    const uneven = KEYS.filter((key) => {
      const own = slotsOf(wordings[locale].get(key) ?? '')
        .toSorted()
        .join();
      return (
        own !==
        slotsOf(wordings.en.get(key) ?? '')
          .toSorted()
          .join()
      );
    });

    expect(uneven).toEqual([]);
  });

  test('leaves nothing to be written', () => {
    const unwritten = [...wordings[locale]].filter(([, text]) => text.trim() === '' || /TODO|TBD|XXX/.test(text));

    expect(unwritten).toEqual([]);
  });
});
