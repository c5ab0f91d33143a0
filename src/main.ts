/** The program: reads what it needs, starts the page, and stops when told to. Everything is put together here. */
import { toAnswerJson } from '#src/bot/answer-json.ts';
import { answerQuestion } from '#src/bot/answer-question.ts';
import { brief, DIGEST, digestDays, listBriefings } from '#src/bot/brief.ts';
import type { ChartRenderer, DeclaredSubscription } from '#src/bot/ports.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { ChartRendererOptions } from '#src/chart/create-chart-renderer.ts';
import { calendarWarning } from '#src/config/calendar-file.ts';
import { readDeclared } from '#src/config/declared-subscriptions.ts';
import { type Env, hasSlackTokens, hasTeamsCredentials, readEnv, secretsOf } from '#src/config/env.ts';
import { takeEnvFile } from '#src/config/env-file.ts';
import { loadKnowledge, toConfigFolder } from '#src/config/knowledge.ts';
import { createLogger } from '#src/config/logger.ts';
import type { Checked } from '#src/config/read-yaml.ts';
import { type StandingKnowledge, toStanding } from '#src/config/reload-knowledge.ts';
import { readSettings, type Settings } from '#src/config/settings.ts';
import { type Later, logProblems, watchKnowledge } from '#src/config/watch-knowledge.ts';
import { formatDate, formatMonth, localDate } from '#src/core/calendar-date.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Report } from '#src/core/report.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { createWebApp } from '#src/platform/web/app.ts';
import { createChanges } from '#src/platform/web/changes.ts';
import type { WebAsked, WebDigests, WebStatus, WebView } from '#src/platform/web/deps.ts';
import { type Listener, listenOnLoopback } from '#src/platform/web/listen.ts';
import type { Chats, StartChatsDeps } from '#src/start-chats.ts';
import { tellReadiness } from '#src/tell-readiness.ts';
import { trialSchedules } from '#src/trial-schedules.ts';

/** What the program starts from. */
interface Start {
  readonly env: Env;
  readonly settings: Settings;
  readonly declared: readonly DeclaredSubscription[];
  readonly standing: StandingKnowledge;
}

/** What changes while it runs. */
interface State {
  standing: StandingKnowledge;
  isStopping: boolean;
}

const EXAMPLES = ['page.example_1', 'page.example_2', 'page.example_3', 'page.example_4', 'page.example_5'];

/** Today's digest, tomorrow's, and the one after. */
const DIGESTS_AHEAD = 3;

const WITHOUT = {
  Slack: 'not connected; set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (README, Connect Slack) and start again',
  Teams: 'not connected; set CLIENT_ID, CLIENT_SECRET and TENANT_ID (README, Connect Teams) and start again',
} as const;

/** Reads environment, settings and knowledge, or says all that stands in the way. */
function readStart(variables: NodeJS.ProcessEnv): Checked<Start> {
  const env = readEnv(variables);
  if (!env.ok) return env;
  const folder = env.value.SMALLCAPS_CONFIG_DIR;
  const settings = readSettings(toConfigFolder(folder));
  const loaded = loadKnowledge({ config: folder, templates: env.value.SMALLCAPS_TEMPLATES_DIR });
  const standing = toStanding(loaded);
  const problems = [...(settings.ok ? [] : settings.problems), ...loaded.problems];
  if (!settings.ok || standing === undefined || standing.reports.size === 0) return { ok: false, problems };
  const declared = readDeclared(toConfigFolder(folder), standing.knowledge.scheduleWords);
  if (!declared.ok) return declared;
  return { ok: true, value: { env: env.value, settings: settings.value, standing, declared: declared.value } };
}

function answerFrom({ standing }: State, asked: WebAsked): WebView {
  const answered = answerQuestion(asked, standing.knowledge);
  return { ...viewOf(answered.message), json: toAnswerJson(answered, renderPlain(answered.message).payload) };
}

function viewOf(message: Message): Pick<WebView, 'message' | 'slack' | 'teams'> {
  return { message, slack: renderSlack(message).payload, teams: renderTeams(message).payload };
}

function digestsFrom(state: State): WebDigests {
  return {
    days: (today) => digestDays(today, DIGESTS_AHEAD, state.standing.knowledge.calendar),
    templates: () => listBriefings(state.standing.knowledge),
    draw({ day, locale, template = DIGEST }) {
      const briefed = brief({ template, day, locale }, state.standing.knowledge);
      return briefed.kind === 'briefed' ? { ...viewOf(briefed.message), template } : undefined;
    },
  };
}

/** Drawing takes a second or two to set up, fonts and all: no start waits for it, the first picture does. */
function chartsOnDemand(options: ChartRendererOptions): ChartRenderer {
  let made: Promise<ChartRenderer> | undefined;
  return {
    async render(spec, theme) {
      made ??= import('#src/chart/create-chart-renderer.ts').then(({ createChartRenderer }) =>
        createChartRenderer(options),
      );
      return (await made).render(spec, theme);
    },
  };
}

function statusOf({ standing, isStopping }: State, settings: Settings): WebStatus {
  const { library, wordings } = standing.knowledge;
  const examplesIn = (locale: Locale): string[] => EXAMPLES.flatMap((key) => wordings[locale].get(key) ?? []);
  return {
    isReady: !isStopping && library.latest !== undefined,
    reports: library.reports,
    problems: standing.problems,
    examples: { en: examplesIn('en'), zh: examplesIn('zh') },
    locale: settings.locale,
    staleAfterDays: settings.staleAfterDays,
  };
}

const later: Later = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

function describeReport({ publisher, covers, asOf, figures }: Report): string {
  return `${publisher}, ${formatMonth(covers, 'en')} (as of ${formatDate(asOf, 'en')}, ${figures.length} figures)`;
}

/** What the terminal shows once the page can be opened. */
function toGreeting(address: string, reports: readonly Report[], chats: Chats | undefined): string {
  const rows = [
    ['Ask it here', address],
    ...reports.map((report, at) => [at === 0 ? 'Reports held' : '', describeReport(report)]),
    ['Slack', chats?.connections.get('Slack')?.describe() ?? WITHOUT.Slack],
    ['Teams', chats?.connections.get('Teams')?.describe() ?? WITHOUT.Teams],
    ['To stop', 'Ctrl+C'],
  ];
  return `\nSmallcaps is running.\n\n${rows.map(([name = '', value = '']) => `  ${name.padEnd(14)}${value}\n`).join('')}\n`;
}

/** The first SIGINT or SIGTERM. A second one ends the process at once, as signals do by themselves. */
function stopSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = (signal: NodeJS.Signals): void => {
    for (const name of signals) process.removeListener(name, stop);
    resolve(signal);
  };
  for (const name of signals) process.on(name, stop);
  return promise;
}

function refuseStart(problems: readonly SmallcapsError[]): void {
  for (const { message } of problems) process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** The platforms that are set up. What they need is not even loaded without. */
async function chatsOf(deps: StartChatsDeps): Promise<Chats | undefined> {
  if (!hasSlackTokens(deps.env) && !hasTeamsCredentials(deps.env)) return undefined;
  const { startChats } = await import('#src/start-chats.ts');
  return startChats(deps);
}

async function run({ env, settings, standing, declared }: Start): Promise<void> {
  const level = env.SMALLCAPS_LOG_LEVEL;
  const log = createLogger({ level, destination: process.stdout, secrets: secretsOf(env) });
  const state: State = { standing, isStopping: false };
  const changes = createChanges();
  const charts = chartsOnDemand({ log, server: env.SMALLCAPS_CHART_SERVER });
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const app = createWebApp({
    answer: (asked) => answerFrom(state, asked),
    digests: digestsFrom(state),
    openSchedules: () =>
      trialSchedules({ knowledge: () => state.standing.knowledge, now: Date.now, zone, declared, viewOf }),
    picture: (spec, theme) => charts.render(spec, theme),
    changes,
    status: () => statusOf(state, settings),
    now: () => new Date(),
    log,
  });
  const stopped = stopSignal();
  const chats = await chatsOf({ env, log, charts, settings, declared, knowledge: () => state.standing.knowledge });
  const isReady = (): boolean => statusOf(state, settings).isReady;
  const admin = chats === undefined ? app : tellReadiness({ ...chats, isReady }, app);
  const listener: Listener = await listenOnLoopback(admin, env.SMALLCAPS_ADMIN_PORT).catch(async (error: unknown) => {
    await chats?.stop(); // else its connections would keep the process alive
    throw error;
  });
  const watch = watchKnowledge({
    folder: env.SMALLCAPS_CONFIG_DIR,
    templates: env.SMALLCAPS_TEMPLATES_DIR,
    standing,
    log,
    later,
    onReload: (next) => {
      state.standing = next;
      changes.tell();
      void chats?.lookNow(); // it never fails
    },
  });
  process.stdout.write(toGreeting(listener.address, standing.knowledge.library.reports, chats));
  logProblems(log, standing.problems);
  const warning = calendarWarning(standing.knowledge.calendar, localDate(new Date()));
  if (warning !== undefined) log.warn({ code: warning.code, problem: warning.message }, 'the calendar ends soon');
  const signal = await stopped;
  state.isStopping = true;
  watch.close();
  changes.close();
  await Promise.all([chats?.stop(), listener.close()]);
  log.info({ signal }, 'stopped');
}

try {
  takeEnvFile();
  const start = readStart(process.env);
  if (start.ok) await run(start.value);
  else refuseStart(start.problems);
} catch (error) {
  if (!(error instanceof SmallcapsError)) throw error;
  refuseStart([error]);
}
