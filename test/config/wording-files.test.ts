import { describe, expect, test } from 'vitest';
import { readWordings } from '#src/config/wording-files.ts';
import { tempConfig } from './temp-config.ts';

const REQUIRED = { read_as: ['reading'], none: [], gap: ['value', 'window'] };
const EN = '# texts\nread_as: "Read as: {reading}"\nnone: Nothing there.\ngap: "{value} in {window}"\n';
const ZH = 'read_as: 理解为：{reading}\nnone: 没有。\ngap: "{window}：{value}"\n';

function problemsWith(en: string, zh: string): readonly string[] {
  const read = readWordings(tempConfig({ 'messages/en.yaml': en, 'messages/zh.yaml': zh }), REQUIRED);
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

test('good files give every text of every language', () => {
  const read = readWordings(tempConfig({ 'messages/en.yaml': EN, 'messages/zh.yaml': ZH }), REQUIRED);

  expect(read.ok && [read.value.en.get('none'), read.value.zh.get('gap')]).toEqual([
    'Nothing there.',
    '{window}：{value}',
  ]);
});

describe('a fault in a message file is named with its line', () => {
  test.for([
    [
      EN,
      ZH.replace('none: 没有。\n', ''),
      'config/messages/zh.yaml:1: a text is missing (found: "none") -> Add the line "none: ...". [WORDING_MISMATCH]',
    ],
    [
      `${EN}more: x\n`,
      ZH,
      'config/messages/en.yaml:5: the key is not one that the bot uses (found: "more") -> Remove it, or correct its spelling. [WORDING_MISMATCH]',
    ],
    [
      `${EN}constructor: x\n`,
      ZH,
      'config/messages/en.yaml:5: the key is not one that the bot uses (found: "constructor") -> Remove it, or correct its spelling. [WORDING_MISMATCH]',
    ],
    [
      EN.replace('{reading}', '{readng}'),
      ZH,
      'config/messages/en.yaml:2: read_as uses a slot that it is not given (found: "{readng}") -> It is given {reading}. [WORDING_MISMATCH]',
    ],
    [
      EN.replace('Nothing there.', '"{value}?"'),
      ZH,
      'config/messages/en.yaml:3: none uses a slot that it is not given (found: "{value}") -> This text is given no slots. [WORDING_MISMATCH]',
    ],
    [
      EN.replace('{reading}', '{Reading}'),
      ZH,
      'config/messages/en.yaml:2: read_as has a brace that is no slot (found: "{Reading}") -> Write a slot as {name}, in small letters. [WORDING_MISMATCH]',
    ],
    [
      EN.replace('Nothing there.', '"no } there"'),
      ZH,
      'config/messages/en.yaml:3: none has a brace that is no slot (found: "} there") -> Write a slot as {name}, in small letters. [WORDING_MISMATCH]',
    ],
    [
      EN,
      ZH.replace('{window}：', ''),
      'config/messages/zh.yaml:3: gap uses other slots than config/messages/en.yaml:4 (found: "{window}") -> Use the same slots in both. [WORDING_MISMATCH]',
    ],
    [
      EN.replace('Nothing there.', '""'),
      ZH,
      'config/messages/en.yaml:3: none is empty (found: "") -> Fill it in, or remove the key where it may be left out. [VALUE_REFUSED]',
    ],
    [
      EN.replace('Nothing there.', '[a]'),
      ZH,
      'config/messages/en.yaml:3: none must be a text and is a list -> Write one value there. [VALUE_REFUSED]',
    ],
    [
      `${EN}none: again\n`,
      ZH,
      'config/messages/en.yaml:5: the key stands twice in one mapping, first in line 3 (found: "none") -> Remove or rename it. [ID_TWICE]',
    ],
  ] as const)('%j', ([en, zh, message]) => {
    expect(problemsWith(en, zh)).toContain(message);
  });

  test('a language without a file', () => {
    const read = readWordings(tempConfig({ 'messages/en.yaml': EN }), REQUIRED);

    expect(read.ok ? [] : read.problems.map(({ code, details }) => `${code} ${details.file}`)).toEqual([
      'FILE_MISSING config/messages/zh.yaml',
    ]);
  });
});
