import type { Asked } from '#src/bot/answer-question.ts';

/** Numbers said in words; what they come to is left to the program. */
const WORDS =
  /\b(?:half|quarter|thirds?|doubled?|twice|dozen|zero|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|the|several|few) (?:hundred|thousand|million|billion|grand))\b/i;
const HAN_DIGITS = /[〇零一二两三四五六七八九十百千半倍成]/;

/** Scale words anywhere in the text, as powers of ten: whose number each one shifts is the program's to read. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/hundred|百/i, 2],
  [/k\b|thousand|grand|千/i, 3],
  [/万|wan\b/i, 4],
  [/\dm|mm\b|mio|mn\b|mln|million/i, 6],
  [/亿|yi\b/i, 8],
  [/\db|bn|bln|billion/i, 9],
  [/tn\b|trillion/i, 12],
];
/** Dollars, and dollars in millions and billions; a loose number may be taken for any of them. */
const MONEY = [0, -6, -9];
/** A letter right behind the digits always counts; a scale word may stand beside it. */
const GLUED: Readonly<Record<string, number>> = { k: 3, m: 6, mm: 6, mio: 6 };

const NUMBER = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)((?:k|mm?|mio)(?![a-z]))?/gi;

/** The numbers an asker typed in the question and its thread. */
export interface TypedNumbers {
  /** Whether a number may be the asker's own: typed in digits with its scale, or there are number words that may say it. */
  isTyped(value: string): boolean;
}

/** A decimal as the digits that count and a power of ten, so that equal numbers have one name. */
function nameOf(number: string, shift: number): string {
  const [whole = '', fraction = ''] = number.replace(/[-,]/g, '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const counting = digits.replace(/0+$/, '');
  return counting === '' ? '0' : `${counting}e${digits.length - counting.length - fraction.length + shift}`;
}

/**
 * Reads the texts again, in another way than the program does.
 *
 * @param corrected What misspelt words were taken for, as the answer tells: a scale may be among them.
 */
export function typedNumbers({ question, thread }: Asked, corrected: readonly string[]): TypedNumbers {
  const plain = [...thread, question, ...corrected]
    .join(' \n ')
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}'’‘`´]/gu, (character) =>
      /\s/.test(character) ? ' ' : '',
    );
  const loose = [0, ...SCALES.filter(([word]) => word.test(plain)).map(([, shift]) => shift)];
  const names = new Set<string>();
  for (const [, number = '', letter] of plain.matchAll(NUMBER)) {
    const glued = letter === undefined ? 0 : (GLUED[letter.toLowerCase()] ?? 0);
    const scales = loose.map((shift) => shift + glued);
    for (const scale of scales) for (const money of MONEY) names.add(nameOf(number, scale + money));
  }
  const hasWords = WORDS.test(plain) || HAN_DIGITS.test(plain);
  return { isTyped: (value) => names.has(nameOf(value, 0)) || hasWords };
}
