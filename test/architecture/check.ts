import { type Files, findCycles, importsOf, resolveImport, withoutComments } from './imports.ts';
import { type Room, roomOf } from './rooms.ts';

/** Lines that a file under `src/` may have, blank ones and comments included. */
export const MAX_LINES = 300;

/** All that breaks the house rules in these files, each as one line of text that starts with its file. */
export function findViolations(files: Files): readonly string[] {
  const perFile = [...files].flatMap(([file, text]) => {
    const found = file.startsWith('src/') ? checkSource(file, text) : checkTest(text);
    return [...found, ...checkName(file)].map((fault) => `${file}: ${fault}`);
  });
  return [...perFile, ...findCycles(files).map((knot) => `${knot[0]}: import cycle: ${knot.join(', ')}`)];
}

export function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** Middle value; the upper one of two. 0 for an empty list. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function checkName(file: string): readonly string[] {
  const faults = [];
  if (/(^|\/)utils?\.[jt]s$/.test(file)) faults.push('a file is named after the one thing it exports, never utils');
  if (/(^|\/)(helpers?|utils?)\//.test(file)) faults.push('no helpers/ folder: name what is in it');
  if (/(^|\/)index\.[jt]s$/.test(file)) faults.push('no barrel file: import the file itself');
  return faults;
}

function checkSource(file: string, text: string): readonly string[] {
  const found = roomOf(file);
  if (!found) return ['belongs to no room of the import matrix'];
  const code = withoutComments(text);
  const faults = importsOf(text).flatMap((specifier) => checkImport(file, found, specifier));
  if (countLines(text) > MAX_LINES) faults.push(`${countLines(text)} lines, more than ${MAX_LINES}`);
  if (/^\s*export\s+default\b|\bas\s+default\b/m.test(code)) faults.push('default export');
  if (/^\s*export\s+\*/m.test(code)) faults.push('no barrel: export * hides where things are from');
  if (found.room.pure) faults.push(...checkPure(code));
  return faults;
}

function checkImport(file: string, own: { name: string; room: Room }, specifier: string): string[] {
  const { name, room } = own;
  const target = resolveImport(file, specifier);
  if (target === undefined) return mayUsePackage(room, specifier) ? [] : [`${name} may not import ${specifier}`];
  if (!target.startsWith('src/')) return target === 'package.json' ? [] : [`src may not import ${target}`];
  const other = roomOf(target);
  if (!other) return [`imports ${target}, which is in no room`];
  if (other.name === name || room.mayImport === 'everything') return [];
  const open = room.mayImport.some((path) => path === other.name || `src/${path}` === target);
  return open ? [] : [`${name} may not import ${target}`];
}

function mayUsePackage(room: Room, specifier: string): boolean {
  return room.packages === 'any' || room.packages.includes(specifier);
}

/** Outside world that a pure room could reach without an import. */
const OUTSIDE: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bperformance\.now\s*\(/],
  ['the environment', /\bprocess\.\w/],
  ['chance', /\bMath\.random\s*\(|\bcrypto\.\w/],
  ['timers', /(?<!\.)\bset(?:Timeout|Interval|Immediate)\s*\(/],
  ['the network', /(?<!\.)\bfetch\s*\(/],
  ['the console', /\bconsole\.\w/],
];

function checkPure(code: string): readonly string[] {
  return OUTSIDE.filter(([, pattern]) => pattern.test(code)).map(([what]) => `a pure room may not use ${what}`);
}

/** A test that needs something from outside may be skipped where that is missing, if CI can insist on it by a switch. */
const SWITCH = /\bSMALLCAPS_\w+_REQUIRED\b/;

function checkTest(text: string): readonly string[] {
  const code = withoutComments(text);
  const faults = [];
  if (/\bvi\s*\.\s*(?:mock|doMock|hoisted)\s*\(/.test(code)) faults.push('no vi.mock: use the memory implementation');
  if (
    /\b(?:test|it|describe|suite|bench)(?:\s*\.\s*\w+)*\s*\.\s*(?:only|skip|todo|fails)\b|\bx(?:it|describe)\s*\(/.test(
      code,
    )
  ) {
    faults.push('no test is skipped, singled out, left to do or expected to fail');
  }
  if (
    /\.\s*(?:skipIf|runIf)\b|\b(?:t|ctx|context)\s*\.\s*skip\b|(?<!\.\s*)\bskip\s*\(/.test(code) &&
    !SWITCH.test(code)
  ) {
    faults.push('skips on a condition without a SMALLCAPS_..._REQUIRED switch that turns it into a failure');
  }
  return faults;
}
