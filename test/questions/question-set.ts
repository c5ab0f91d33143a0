import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const KINDS = ['figures', 'derived', 'notes', 'no-data', 'clarify', 'refusal', 'help'] as const;

/** One question of a set, with what a right answer to it holds. README.md says what the fields mean. */
export const Question = z.strictObject({
  id: z.string().min(1),
  thread: z.array(z.string()),
  question: z.string().min(1),
  today: z.iso.date().optional(),
  kinds: z.array(z.enum(KINDS)).min(1),
  figures: z.array(z.string()),
  allowed: z.array(z.string()),
  computed: z.array(z.number()),
  reason: z.string().optional(),
});
export type Question = z.infer<typeof Question>;

/** A file of questions. `aside`: kept unread, so no question of it may ever be shown. `probes`: none may be answered with a figure. */
export interface QuestionSet {
  readonly name: string;
  readonly aside: boolean;
  readonly probes: boolean;
}

/** Every set, the one that counts last. */
export const SETS: readonly QuestionSet[] = [
  { name: 'tuning', aside: false, probes: false },
  { name: 'probes-tuning', aside: false, probes: true },
  { name: 'probes-set-aside', aside: true, probes: true },
  { name: 'set-aside', aside: true, probes: false },
];

function parseLine(line: string, place: string): Question {
  try {
    return Question.parse(JSON.parse(line));
  } catch {
    // Without the cause: it may quote a question that is kept aside.
    throw new Error(`${place}: is not a question of the form in test/questions/README.md`);
  }
}

/** The questions of a set, in the order of its file. A line that is none is refused by its number, never by its words. */
export function readQuestions({ name }: QuestionSet): readonly Question[] {
  const text = readFileSync(fileURLToPath(new URL(`${name}.jsonl`, import.meta.url)), 'utf8');
  const lines = text.split('\n').map((line, index) => ({ line, place: `test/questions/${name}.jsonl:${index + 1}` }));
  return lines.filter(({ line }) => line.trim() !== '').map(({ line, place }) => parseLine(line, place));
}
