import type { Gaps } from './judge.ts';

const OWN = 'everything there is the asker’s own';
const NOBODY = 'nobody else is there';
const POSTS_NOTHING = 'it posts nothing';

/** What is not there, and why: one reason for each feature and platform, as the table says it. */
export const GAPS: Gaps = {
  private: { Playground: OWN },
  direct: { Playground: OWN },
  share: { Playground: NOBODY },
  'follow-up': { Playground: 'every answer is replied to in its thread' },
  csv: { Playground: 'no files there; `smallcaps ask --json` has the figures' },
  'ask-about': { Teams: 'typed, with the words to ask about', Playground: NOBODY },
  'schedule-this': { Playground: 'typed, as a subscription in words' },
  digest: { Playground: `${POSTS_NOTHING}: the digests of the next days stand in its channel` },
  history: { Playground: POSTS_NOTHING },
  'hand-over': { Playground: NOBODY },
  'direct-digest': { Playground: OWN },
  owners: { Playground: NOBODY },
  gone: { Playground: POSTS_NOTHING },
  ahead: { Slack: 'on the command line and in the playground', Teams: 'on the command line and in the playground' },
  guests: { Playground: 'this machine only' },
  once: { Playground: 'a page sends a question once' },
  settings: { Playground: 'it has none' },
  home: { Teams: 'a personal chat', Playground: 'the page is it' },
  prompts: { Teams: 'the `/` menu, from the app package' },
  payload: { Slack: 'in the playground', Teams: 'in the playground' },
  alert: { Playground: POSTS_NOTHING },
  'new-report': { Playground: POSTS_NOTHING },
  recall: { Playground: 'it keeps nothing' },
};
