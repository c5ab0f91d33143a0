import { hostileSnippet } from './hostile-text.ts';
import type { Random } from './random.ts';

type Mutation = (text: string, random: Random) => string;

const NUMBER = /\d+(?:\.\d+)?/g;

function characters(text: string): string[] {
  return [...text];
}

/** Words where there are spaces, characters where there are none. */
function pieces(text: string): { readonly parts: string[]; readonly glue: string } {
  return /\S\s+\S/.test(text) ? { parts: text.split(/\s+/), glue: ' ' } : { parts: characters(text), glue: '' };
}

function edit(text: string, change: (parts: string[]) => void): string {
  const { parts, glue } = pieces(text);
  change(parts);
  return parts.join(glue);
}

const dropCharacter: Mutation = (text, random) => {
  const all = characters(text);
  all.splice(random.below(all.length), 1);
  return all.join('');
};

const swapCharacters: Mutation = (text, random) => {
  const all = characters(text);
  const at = random.below(all.length - 1);
  const [a = '', b = ''] = [all[at], all[at + 1]];
  all.splice(at, 2, b, a);
  return all.join('');
};

const doubleCharacter: Mutation = (text, random) => {
  const all = characters(text);
  const at = random.below(all.length);
  all.splice(at, 0, all[at] ?? '');
  return all.join('');
};

const insertHostile: Mutation = (text, random) => {
  const all = characters(text);
  all.splice(random.below(all.length + 1), 0, hostileSnippet(random));
  return all.join('');
};

const dropWord: Mutation = (text, random) => edit(text, (parts) => parts.splice(random.below(parts.length), 1));

const repeatWord: Mutation = (text, random) =>
  edit(text, (parts) => {
    const at = random.below(parts.length);
    parts.splice(at, 0, ...Array.from({ length: 1 + random.below(4) }, () => parts[at] ?? ''));
  });

const swapWords: Mutation = (text, random) =>
  edit(text, (parts) => {
    const [a, b] = [random.below(parts.length), random.below(parts.length)];
    const [first = '', second = ''] = [parts[a], parts[b]];
    parts[a] = second;
    parts[b] = first;
  });

const changeNumber: Mutation = (text, random) => text.replace(NUMBER, () => randomNumber(random));

const insertNumber: Mutation = (text, random) =>
  edit(text, (parts) => parts.splice(random.below(parts.length + 1), 0, randomNumber(random)));

const changeCase: Mutation = (text, random) => (random.chance(0.5) ? text.toUpperCase() : text.toLowerCase());

const MUTATIONS: readonly Mutation[] = [
  dropCharacter,
  swapCharacters,
  doubleCharacter,
  insertHostile,
  dropWord,
  dropWord,
  repeatWord,
  swapWords,
  changeNumber,
  insertNumber,
  changeCase,
];

const KNOWN_NUMBERS = ['7', '35', '9.3', '47', '10.5', '63.8', '441', '11.4', '114', '28.4', '2000', '2.4', '-11.4'];
const UNITS = ['', '', '%', 'bp', 'bn', ' points', '亿', '万', 'x', 'k', 'm', ' percent', '个百分点', '倍'];

/** A number as someone could type it: one of the report's, near one, or any; with a unit or without. */
export function randomNumber(random: Random): string {
  const any = (): string => {
    const whole = String(Math.floor(10 ** (random.next() * 7)));
    return random.chance(0.5) ? whole : `${whole}.${random.below(100)}`;
  };
  return (random.chance(0.5) ? random.pick(KNOWN_NUMBERS) : any()) + random.pick(UNITS);
}

/** One to four slips of the hand in a text. */
export function mutate(text: string, random: Random): string {
  let changed = text;
  const times = 1 + random.below(4);
  for (let time = 0; time < times; time += 1) changed = random.pick(MUTATIONS)(changed, random);
  return changed;
}

/** The start of one text and the end of another. */
export function splice(first: string, second: string, random: Random): string {
  const [a, b] = [pieces(first), pieces(second)];
  const head = a.parts.slice(0, random.below(a.parts.length + 1)).join(a.glue);
  const tail = b.parts.slice(random.below(b.parts.length + 1)).join(b.glue);
  return head + random.pick([' ', ', ', ' and ', '', '，', '; ']) + tail;
}
