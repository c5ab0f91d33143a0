/** The agent surface: what to ask, when the Messages tab opens, and a word while an answer is made. Nothing depends on it. */
import { type ErrorCode, SmallcapsError } from '#src/core/errors.ts';
import type { Locale } from '#src/core/locale.ts';
import { toSlackError } from './errors.ts';
import { NOTICES } from './notices.ts';
import type { AnswerDeps } from './reply.ts';

type AssistantDeps = Pick<AnswerDeps, 'clients' | 'desk' | 'log'>;

/** Slack takes so many. */
const MOST_PROMPTS = 4;
/** Longest title of a prompt [guide]. */
const MOST_TITLE = 255;

/** No permission, or no such method: the next call would end the same way. */
const FOR_GOOD: ReadonlySet<ErrorCode> = new Set(['SLACK_SCOPE', 'SLACK_REFUSED']);

/** Workspaces, by their clients, where Slack refused: it is not asked again in this process. */
const refused = new WeakSet<AssistantDeps['clients']>();

async function attempt(what: string, call: () => Promise<unknown>, { clients, log }: AssistantDeps): Promise<void> {
  if (refused.has(clients)) return;
  try {
    await call();
  } catch (error) {
    const problem = toSlackError(error, what);
    if (problem instanceof SmallcapsError && FOR_GOOD.has(problem.code)) refused.add(clients);
    log.warn({ err: problem }, 'the agent surface is left out');
  }
}

/** Proposes questions in a conversation with the bot: the examples of the help, the last one Chinese. */
export async function suggestPrompts(channel: string, deps: AssistantDeps): Promise<void> {
  const english = deps.desk.examples('en').slice(0, MOST_PROMPTS - 1);
  const questions = [...english, ...deps.desk.examples('zh').slice(0, 1)];
  const prompts = questions.map((message) => ({ title: message.slice(0, MOST_TITLE), message }));
  const call = (): Promise<unknown> =>
    deps.clients.posting.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts });
  await attempt('assistant.threads.setSuggestedPrompts', call, deps);
}

/** Where a person waits in a conversation with the bot. */
export interface Waiting {
  readonly channel: string;
  readonly ts: string;
  readonly locale: Locale;
}

/** Shows that an answer is being made while it is. The answer never waits for it, and it is taken away in any case. */
export async function withStatus<T>(waiting: Waiting, work: () => Promise<T>, deps: AssistantDeps): Promise<T> {
  const show = (status: string): Promise<void> => {
    const where = { channel_id: waiting.channel, thread_ts: waiting.ts, status };
    const call = (): Promise<unknown> => deps.clients.posting.assistant.threads.setStatus(where);
    return attempt('assistant.threads.setStatus', call, deps);
  };
  const shown = show(NOTICES[waiting.locale].status);
  try {
    return await work();
  } finally {
    await shown;
    await show('');
  }
}
