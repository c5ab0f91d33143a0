/** A command line of the README, taken apart. */
export interface CommandLine {
  /** As it is written. */
  readonly line: string;
  /** What `echo '…' |` before it sends to its stdin. */
  readonly stdin: string;
  readonly words: readonly string[];
}

/** The words of a line that quotes with '…' and "…" alone, as a shell would give them to a program. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** The commands of a block of shell lines, in order; `a && b` is two. */
export function commandsOf(block: string): readonly CommandLine[] {
  return block
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line) => line.split(' && '))
    .map((line) => {
      const [, stdin = '', rest = line] = /^echo '(.*)' \| (.*)$/.exec(line) ?? [];
      return { line, stdin, words: wordsOf(rest) };
    });
}
