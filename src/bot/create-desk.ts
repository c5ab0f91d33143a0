import { COPY_LENGTHS, toClientCopy } from '#src/briefing/client-copy.ts';
import type { Locale } from '#src/core/locale.ts';
import { answerInThread } from './answer-in-thread.ts';
import { createAnswerMemo } from './answer-memo.ts';
import { answerQuestion } from './answer-question.ts';
import { askPrivately } from './ask-privately.ts';
import { brief, DIGEST } from './brief.ts';
import { commandPrivately } from './command-privately.ts';
import { toTurn } from './commands/command-deps.ts';
import { toCommand } from './commands/run-command.ts';
import { filledCommand, formFault, scheduleForm } from './commands/schedule-form.ts';
import { decide } from './compliance/decide.ts';
import { sayWithheld } from './compliance/words.ts';
import { endGone } from './deliver/notify-owner.ts';
import type { DeskDeps } from './desk-deps.ts';
import { exportCsv } from './export-csv.ts';
import { createIntake } from './intake.ts';
import type { CopyText, Desk, Going } from './ports.ts';
import { createSeenNotes } from './recall/seen-notes.ts';
import { shareAnswer } from './share-answer.ts';
import { createUnderWay } from './under-way.ts';

function copyOf(again: string, locale: Locale, deps: DeskDeps): readonly CopyText[] {
  const asked = { question: again, thread: [], today: deps.today(), locale };
  const { quotable } = answerQuestion(asked, deps.knowledge()).message;
  if (quotable === undefined) return [];
  return COPY_LENGTHS.map((length) => ({ length, text: toClientCopy(quotable, locale, length).text }));
}

const EXAMPLES = ['page.example_1', 'page.example_2', 'page.example_3', 'page.example_4', 'page.example_5'];

async function withheldFrom(going: Going, locale: Locale, deps: DeskDeps): Promise<string | undefined> {
  const permission = await deps.compliance?.mayPostThere(going);
  if (permission === undefined || permission.kind === 'allowed') return undefined;
  return sayWithheld(permission.because, locale, deps.knowledge());
}

/** The use cases of one chat platform over what is remembered and known. */
export function createDesk(deps: DeskDeps): Desk {
  const intake = createIntake(deps);
  const answer = createAnswerMemo();
  const seen = createSeenNotes(deps);
  const shares = createUnderWay();
  const shared = { ...deps, shares };
  return {
    askPrivately: async (question) => {
      const { commands } = deps;
      const read = commands && toCommand(question.question, deps.knowledge(), question.marked);
      if (read === undefined || commands === undefined) {
        return askPrivately(question, { ...deps, intake, answer, seenNotes: seen });
      }
      return commandPrivately(read, question, commands, { ...deps, intake, seenNotes: seen });
    },
    answerInThread: (question) => answerInThread(question, shared),
    share: (share) => shares.run(shareAnswer(share, deps)),
    answerAgain: (again, locale) =>
      answer({ question: again, thread: [], today: deps.today(), locale }, deps.knowledge()),
    copyOf: (again, locale) => copyOf(again, locale, deps),
    exportCsv: (asked) => exportCsv(asked, deps),
    withheldFrom: (workspaceId, person, locale) => withheldFrom({ workspaceId, person, act: 'answers' }, locale, deps),
    decide: async (decision) => {
      const { compliance } = deps;
      return compliance === undefined ? { isOver: false } : decide(decision, { ...deps, ...compliance });
    },
    scheduleForm: async ({ line, ...asked }) => {
      const { commands } = deps;
      return commands && scheduleForm(line, toTurn(asked, { ...deps, ...commands }));
    },
    formFault: async ({ line, ...asked }, filled) => {
      const { commands } = deps;
      return commands && formFault(line, filled, toTurn(asked, { ...deps, ...commands }));
    },
    filledCommand: async ({ line, ...asked }, filled) => {
      const { commands } = deps;
      return commands && filledCommand(line, filled, toTurn(asked, { ...deps, ...commands }));
    },
    conversationsGone: async (gone) => {
      const { commands } = deps;
      if (commands === undefined) return;
      const ended = await endGone(gone, { ...deps, ...commands });
      if (ended > 0) await commands.lookNow();
    },
    examples: (locale) => EXAMPLES.flatMap((key) => deps.knowledge().wordings[locale].get(key) ?? []),
    frontPage: (locale) => {
      const briefed = brief({ template: DIGEST, day: deps.today(), locale }, deps.knowledge());
      return briefed.kind === 'briefed' ? briefed.message : undefined;
    },
    settle: async () => {
      await intake.settle();
      await seen.settle();
    },
  };
}
