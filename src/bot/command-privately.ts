import { localeOfText } from '#src/core/locale.ts';
import { type ReadCommand, runCommand } from './commands/run-command.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Intake } from './intake.ts';
import { languageFor } from './language-for.ts';
import type { PrivateAnswer, PrivateQuestion } from './ports.ts';

/** Does a command for the one who gave it, once: `undefined` when the same request was taken up before. */
export async function commandPrivately(
  read: ReadCommand,
  question: PrivateQuestion,
  commands: NonNullable<DeskDeps['commands']>,
  deps: DeskDeps & { readonly intake: Intake },
): Promise<PrivateAnswer | undefined> {
  const { workspaceId, person, place, keys } = question;
  const entry = { actor: person, action: 'asked', subject: question.question, place } as const;
  if (!(await deps.intake.take({ workspaceId, keys, entry }))) return undefined;
  const spoken = question.locale ?? (await languageFor(workspaceId, question.question, deps));
  const locale = spoken ?? localeOfText(question.question, 'en');
  return { message: await runCommand(read, { ...question, locale }, { ...deps, ...commands }) };
}
