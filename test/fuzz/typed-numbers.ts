import type { Asked } from '#src/bot/answer-question.ts';

const WORDS =
  /\b(?:half|quarter|thirds?|doubled?|twice|dozen|zero|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|grand)\b/i;
const HAN_DIGITS = /[〇零一二两三四五六七八九十百千万亿半倍成]/;

/** The digits that count: "11.40", "1,140" and "0.0114" are the same number but for a power of ten, which unit words shift. */
function significant(number: string): string {
  return number.replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '');
}

/** The numbers an asker typed in the question and its thread, as far as digits tell. */
export interface TypedNumbers {
  /** Whether a number may be the asker's own: typed in digits, or there are number words that may say it. */
  isTyped(value: string): boolean;
}

/** Reads the texts again, in another way than the program does. */
export function typedNumbers({ question, thread }: Asked): TypedNumbers {
  const plain = [...thread, question]
    .join(' \n ')
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}'’‘`´]/gu, (character) => (/\s/.test(character) ? ' ' : ''));
  const digits = new Set(
    [...plain.matchAll(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/g)].map(([number]) => significant(number)),
  );
  const hasWords = WORDS.test(plain) || HAN_DIGITS.test(plain);
  return { isTyped: (value) => digits.has(significant(value)) || hasWords };
}
