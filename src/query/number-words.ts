/** English number words and Han numerals, read as numbers. "one" is left out: it is mostly a pronoun ("which one"). */

const ONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
);
const TENS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);
const SCALES: ReadonlyMap<string, number> = new Map(Object.entries({ hundred: 100, thousand: 1000, grand: 1000 }));

const HAN_DIGITS = new Map([...'〇零一二三四五六七八九'].map((digit, index) => [digit, Math.max(index - 1, 0)]));
const HAN_SCALES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** A number read from words, and how many tokens it took. */
export interface SpelledNumber {
  readonly value: string;
  readonly length: number;
}

interface Read {
  readonly value: number;
  readonly length: number;
}

function smallNumber(words: readonly string[]): Read | undefined {
  const first = words[0] ?? '';
  const tens = TENS.get(first);
  if (tens !== undefined) {
    const one = words[1] === 'one' ? 1 : ONES.get(words[1] ?? '');
    return one !== undefined && one < 10 ? { value: tens + one, length: 2 } : { value: tens, length: 1 };
  }
  const value = ONES.get(first);
  return value === undefined ? undefined : { value, length: 1 };
}

function spelled({ value, length }: Read): SpelledNumber {
  return { value: String(value), length };
}

/** "hundred" and the like after a number, with what follows it: "two hundred five". */
function scaled(words: readonly string[], start: Read): Read | undefined {
  const scale = SCALES.get(words[start.length] ?? '');
  if (scale === undefined) return undefined;
  const value = start.value * scale;
  const length = start.length + 1;
  const rest = smallNumber(words.slice(length));
  return rest === undefined ? { value, length } : { value: value + rest.value, length: length + rest.length };
}

/** "twenty twenty five": a year in two halves. */
function yearInHalves(words: readonly string[], start: Read): Read | undefined {
  const second = smallNumber(words.slice(start.length));
  const isCentury = start.value === 19 || start.value === 20;
  if (!isCentury || second === undefined || second.value < 10) return undefined;
  return { value: start.value * 100 + second.value, length: start.length + second.length };
}

function withFraction(words: readonly string[], { value, length }: Read): SpelledNumber | undefined {
  if (words[length] !== 'point') return undefined;
  const digit = words[length + 1] === 'one' ? 1 : ONES.get(words[length + 1] ?? '');
  return digit === undefined || digit > 9 ? undefined : { value: `${value}.${digit}`, length: length + 2 };
}

/** "two" 2, "twenty five" 25, "two thousand" 2000, "twenty twenty five" 2025, "nine point three" 9.3, "one hundred" 100. */
export function parseNumberWords(words: readonly string[]): SpelledNumber | undefined {
  if (words[0] === 'a' && words[1] === 'million') return { value: '1000000', length: 2 };
  const isOne = (words[0] === 'one' || words[0] === 'a') && SCALES.has(words[1] ?? '');
  const start = isOne ? { value: 1, length: 1 } : smallNumber(words);
  if (start === undefined) return undefined;
  const larger = scaled(words, start) ?? yearInHalves(words, start);
  return larger === undefined ? (withFraction(words, start) ?? spelled(start)) : spelled(larger);
}

/** The numerals at the start of the characters; 万 only after another one. */
function hanRun(characters: readonly string[]): readonly string[] {
  const end = characters.findIndex((character, index) => {
    const isNumeral = HAN_DIGITS.has(character) || HAN_SCALES.has(character) || character === '两';
    return !isNumeral && !(character === '万' && index > 0);
  });
  return end < 0 ? characters : characters.slice(0, end);
}

/** The value of numerals below 万: each digit times the scale after it. */
function hanValue(run: readonly string[]): number {
  let total = 0;
  let digit = 0;
  for (const character of run) {
    const scale = HAN_SCALES.get(character);
    if (scale === undefined) digit = character === '两' ? 2 : (HAN_DIGITS.get(character) ?? 0);
    else {
      total += (digit === 0 ? 1 : digit) * scale;
      digit = 0;
    }
  }
  return total + digit;
}

/** 三 3, 十 10, 二十五 25, 两 2 before a measure word, 二〇二五 2025, 三万五千 35000. 一 alone is left out: it is mostly not a number. */
export function parseHanNumber(characters: readonly string[]): SpelledNumber | undefined {
  const run = hanRun(characters);
  const { length } = run;
  if (length === 0 || run.join('') === '一') return undefined;
  const isYear = length === 4 && run.every((character) => HAN_DIGITS.has(character));
  if (isYear) return { value: run.map((character) => HAN_DIGITS.get(character)).join(''), length };
  const myriads = run.indexOf('万');
  if (myriads < 0) return { value: String(hanValue(run)), length };
  const before = parseHanNumber(run.slice(0, myriads))?.value ?? '1';
  const after = parseHanNumber(run.slice(myriads + 1))?.value ?? '0';
  return { value: String(Number(before) * 10_000 + Number(after)), length };
}
