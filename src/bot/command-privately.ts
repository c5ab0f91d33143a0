import { localeOfText } from '#src/core/locale.ts';
import { type ReadCommand, runCommand } from './commands/run-command.ts';
import { withholding } from './compliance/withholding.ts';
import { messageOf, sayWithheld } from './compliance/words.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Intake } from './intake.ts';
import { languageFor } from './language-for.ts';
import type { PrivateAnswer, PrivateQuestion } from './ports.ts';
import type { SeenNotes } from './recall/seen-notes.ts';

/** Does a command for the one who gave it, once: `undefined` when the same request was taken up before. */
export async function commandPrivately(
  read: ReadCommand,
  question: PrivateQuestion,
  commands: NonNullable<DeskDeps['commands']>,
  deps: DeskDeps & { readonly intake: Intake; readonly seenNotes: Pick<SeenNotes, 'note'> },
): Promise<PrivateAnswer | undefined> {
  const { workspaceId, person, place, keys } = question;
  const entry = { actor: person, action: 'asked', subject: question.question, place } as const;
  if (!(await deps.intake.take({ workspaceId, keys, entry }))) return undefined;
  const spoken = question.locale ?? (await languageFor(workspaceId, question.question, deps));
  const locale = spoken ?? localeOfText(question.question, 'en');
  // A preview holds figures, and a list says what others get: whoever may have no answer gets none of it either.
  const withheld = await withholding({ workspaceId, act: 'answers', person }, undefined, deps);
  if (withheld !== undefined) return { message: messageOf(locale, sayWithheld(withheld, locale, deps.knowledge())) };
  const message = await runCommand(read, { ...question, locale }, { ...deps, ...commands });
  deps.seenNotes.note(workspaceId, person, message);
  return { message };
}
