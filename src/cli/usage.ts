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
  brief [template]        writes a briefing without sending it (default: morning-digest)
    --as FORM             plain (default), slack or teams (JSON payload), html (a page), png (its charts), copy (two sentences)
    --cut NAME            leads with this cut, whatever the day
    --out FILE            writes to a file; several pictures are numbered
    --locale en|zh        its language (default: en)
    --theme light|dark    the look of pages and pictures (default: light)
    --today YYYY-MM-DD    the day it is for: how old the report is, and which cut leads
  next                    what will be posted, where, when and in which words, on a clock that is moved on; nothing is sent:
                          by the subscriptions that config/smallcaps.yaml declares, and by those that are named here
    --subscription "…"    a subscription in words ("weekdays 7:30 new york", "size digest first trading day 8:00 london
                          in #desk"); repeat it for several
    --days N              so many days ahead: 1 is to this time tomorrow, 7 a week (default: 1)
    --from WHEN           the time to begin at, as 2025-09-10 or 2025-09-10T06:00 on this machine's clock (default: now)
    --locale en|zh        the language of the lines, and of messages that do not say theirs (default: en)
  check                   validates settings, reports, templates, lexicon, messages and environment; names file and line
  doctor [CHANNEL...]     the same, then a live look at Slack (tokens, permissions, channels by id) and Teams; says what to do next
  teams-package           writes the package to upload to Teams, for CLIENT_ID and SMALLCAPS_PUBLIC_URL
    --out FILE            where to (a ZIP)
    --may-read            with the permission to read the channels of teams that install it
  help                    prints this
  version                 prints the version

Exit code: 0 good, 1 something was refused or failed, 2 wrong use.
`;
