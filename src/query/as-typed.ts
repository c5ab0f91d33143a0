import type { Reading } from './reading.ts';

/** Words in the letters they were typed in, found in the question whatever their case; as they are where spaces or signs differ. */
function typedIn(question: string): (words: string) => string {
  const lower = question.toLowerCase();
  const aligned = lower.length === question.length;
  return (words) => {
    const at = aligned ? lower.indexOf(words.toLowerCase()) : -1;
    return at < 0 ? words : question.slice(at, at + words.length);
  };
}

/** A reading whose echoes ("Not in the report: Swiss") have the capitals of the question. The parser reads lower case. */
export function asTyped(reading: Reading, question: string): Reading {
  const typed = typedIn(question);
  const corrections = reading.corrections.map(({ from, to }) => ({ from: typed(from), to }));
  switch (reading.kind) {
    case 'absent':
      return { ...reading, corrections, what: reading.what.map(typed) };
    case 'unread':
      return { ...reading, corrections, words: reading.words.map(typed) };
    case 'asked':
      return { ...reading, corrections, outside: reading.outside.map(typed) };
    case 'refused':
    case 'open':
      return { ...reading, corrections };
  }
}
