/** What `smallcaps help` prints. */
export const USAGE = `Usage: smallcaps <command> [options]

  ask "question"          answers from the reports
    --thread "question"   an earlier question of the same thread; repeat it, oldest first
    --today YYYY-MM-DD    the day to ask on (default: today)
    --locale en|zh        the language to answer in (default: the question's own)
    --copy N              two sentences for a client, of N characters at most, instead of the answer
    --json                prints the answer as one JSON object
    --jsonl               reads questions from stdin, one JSON object a line:
                          {"id", "question", "thread"?, "today"?, "locale"?}, and answers each in a line, in order
  check                   validates settings, reports, lexicon, messages and environment; names file and line
  help                    prints this
  version                 prints the version

Exit code: 0 good, 1 something was refused or failed, 2 wrong use.
`;
