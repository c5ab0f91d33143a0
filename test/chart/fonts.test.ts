import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FONT_FAMILIES, readFontFiles } from '#src/chart/font-files.ts';
import { registerFonts } from '#src/chart/surface.ts';
import { createTextMeasure } from '#src/chart/text-measure.ts';
import { SmallcapsError } from '#src/core/errors.ts';

const FOLDER = 'src/chart/fonts';
const MOST_BYTES = 2_500_000;
const fonts = readFontFiles();
const measure = createTextMeasure(fonts);
registerFonts(fonts);

/** The signs of GB 2312, levels 1 and 2 (rows 16 to 87), as every reader of simplified Chinese knows them. */
function commonHan(): string {
  const decoder = new TextDecoder('gb2312');
  const rows = Array.from({ length: 72 }, (_, at) => 0xb0 + at);
  const cells = Array.from({ length: 94 }, (_, at) => 0xa1 + at);
  const bytes = rows.flatMap((row) => cells.flatMap((cell) => (row === 0xd7 && cell > 0xf9 ? [] : [row, cell])));
  return decoder.decode(Uint8Array.from(bytes));
}

function damagedCopy(change: (folder: string) => void): URL {
  const root = mkdtempSync(join(tmpdir(), 'smallcaps-fonts-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(FOLDER, root, { recursive: true });
  change(root);
  return pathToFileURL(`${root}/`);
}

describe('the shipped fonts', () => {
  test('are small enough for a repository, and each has its licence beside it', () => {
    const files = globSync(`${FOLDER}/*.woff2`);

    expect(files).toHaveLength(4);
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(MOST_BYTES);
    for (const name of ['inter', 'noto-sans-sc']) {
      expect(readFileSync(`${FOLDER}/OFL-${name}.txt`, 'utf8')).toContain('SIL OPEN FONT LICENSE');
    }
  });

  test.for([false, true])('draw all of GB 2312, letters of Europe and the signs of charts (bold: %s)', (bold) => {
    const signs =
      'ÀÿŁłŐőŞşİıΑωЖжßœ €£¥$%‰+−–—±×÷≈≤≥≠∞→←↑↓▲▼△▽●○■□·•…“”‘’«»¶§©®™°²³½，。、；：？！（）《》【】「」￥％＋－〇';
    const han = commonHan();

    expect([...han]).toHaveLength(6_763);
    expect(
      [...han, ...signs].filter((character) => measure.missing(character, { size: 1, bold }) !== undefined),
    ).toEqual([]);
  });

  test('draw every character that the configuration and the templates write', () => {
    // The lexicon is left out: it holds what people type, Cantonese and traditional signs among it.
    const files = globSync(['config/**/*.yaml', 'templates/**/*.yaml']).filter((file) => !/config.lexicon/.test(file));
    const characters = new Set(
      files.flatMap((file) => [...readFileSync(file, 'utf8')]).filter((one) => one.trim() !== ''),
    );

    expect(files.length).toBeGreaterThan(3);
    for (const bold of [false, true]) {
      expect([...characters].filter((one) => measure.missing(one, { size: 1, bold }) !== undefined)).toEqual([]);
    }
  });

  test.for(['🚀', '한', 'ก', 'ह', '\ud800'])('do not have %s, and say so', (character) => {
    expect(measure.missing(`a${character}b`, { size: 1, bold: false })).toBe(character);
  });
});

describe('widths', () => {
  const context = createCanvas(8, 8).getContext('2d');

  test.for([
    'Russell 2000: 35% since the low, AVATAR To We',
    'Unprofitable companies −$11.4bn ≈ 30.59%',
    '低点以来小盘股领先大盘股441个基点（约4.4个百分点）',
    'Łódź, Αθήνα, Москва',
  ])('of %j are what the canvas draws, or a little more', (words) => {
    for (const bold of [false, true]) {
      context.font = `${bold ? 'bold ' : ''}100px ${FONT_FAMILIES}`;
      const drawn = context.measureText(words).width;
      const told = measure.width(words, { size: 100, bold });

      expect(told / drawn).toBeGreaterThan(0.995);
      expect(told / drawn).toBeLessThan(1.05);
    }
  });
});

describe('a start', () => {
  test('names a font that is missing', () => {
    const folder = damagedCopy((root) => rmSync(join(root, 'noto-sans-sc-700.woff2')));

    expect(() => readFontFiles(folder)).toThrow(/noto-sans-sc-700\.woff2.*\[CHART_FONTS\]/);
  });

  test('names a font that is damaged', () => {
    const folder = damagedCopy((root) => {
      const file = join(root, 'inter-400.woff2');
      writeFileSync(file, readFileSync(file).subarray(0, 5_000));
    });

    expect(() => readFontFiles(folder)).toThrow(/inter-400\.woff2.*\[CHART_FONTS\]/);
  });

  test('fails where the canvas takes no font', () => {
    const broken = fonts.map((font) => ({ ...font, bytes: Buffer.from('no font'), hash: `not ${font.hash}` }));

    expect(() => registerFonts(broken)).toThrow(SmallcapsError);
  });
});
