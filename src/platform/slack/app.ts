/** The Slack app: Bolt's receivers in front, our use cases behind, and nothing that is not acknowledged first. */
import { App, type AppOptions, type Authorize, type ViewResponseAction } from '@slack/bolt';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import { answerInbound, tellFailed } from './answer-inbound.ts';
import { clientOptions } from './clients.ts';
import { parseGone } from './gone.ts';
import { createHttp, type Installing } from './http-app.ts';
import { createInFlight } from './in-flight.ts';
import { type Inbound, parseInbound } from './inbound.ts';
import { Submitted } from './inbound-schema.ts';
import { type FieldErrors, scheduleErrors } from './on-schedule.ts';
import type { AnswerDeps } from './reply.ts';
import { SCHEDULE_VIEW } from './schedule-view.ts';
import { toSdkLogger } from './sdk-logger.ts';
import { createSocket, type Socket } from './socket.ts';
import type { Source, Workspace, Workspaces } from './workspaces.ts';

/** What the app is made of. */
export interface SlackAppDeps {
  readonly workspaces: Workspaces;
  readonly log: Logger;
  /** Opens Socket Mode. */
  readonly appToken?: string;
  /** Takes signed requests. */
  readonly signingSecret?: string;
  /** Lets people install the bot. Needs a signing secret. */
  readonly installing?: Installing;
  readonly apiUrl?: string;
  readonly wait: (ms: number) => Promise<void>;
}

/** A connected app. */
export interface SlackApp {
  /** What takes signed requests, to be listened on. Absent without a signing secret. */
  readonly http?: Express;
  /** Absent without an app-level token. */
  readonly socket?: Socket;
  /** Resolves when every request so far is answered. */
  settled(): Promise<void>;
  /** Takes nothing new, and lets what was acknowledged be answered. Resolves to how many answers were given up. */
  stop(): Promise<number>;
}

/** How long a stop waits for answers under way [ours]. */
const DRAIN_MS = 10_000;

/** Builds the app; nothing is listened to or connected before the caller says so. */
export function createSlackApp(deps: SlackAppDeps): SlackApp {
  const { workspaces, installing, log, appToken, signingSecret, apiUrl, wait } = deps;
  const inFlight = createInFlight();
  const reach = apiUrl === undefined ? {} : { apiUrl };
  const take = async (body: unknown, source: Source): Promise<void> => {
    const gone = parseGone(body);
    if (gone !== undefined) await installing?.installed.forget(gone);
    else await answer(body, await workspaces.find(source), deps);
  };
  const listen = (app: App): void => {
    app.use(async (args) => {
      const { body, context } = args;
      // Acknowledged before anything else: nothing that is slow or falls over may keep Slack waiting. A form alone is looked
      // through first, for a moment: what is said below its fields is said in the acknowledgement.
      const errors = await errorsIn(body, context, deps);
      if ('ack' in args && typeof args.ack === 'function') await acknowledge(args.ack as Ack, errors, log);
      if (errors !== undefined) return;
      if (isForeign(body, workspaces)) log.warn('a payload of another app or workspace was left alone');
      else inFlight.track(take(body, context).catch((error: unknown) => log.error({ err: error }, 'it fell over')));
    });
  };
  const shared: AppOptions = {
    authorize: toAuthorize(workspaces),
    tokenVerificationEnabled: false,
    logger: toSdkLogger(log),
    clientOptions: clientOptions({ log, ...reach }),
    // What the bot itself says is told apart in `inbound.ts`, by its id and by every other bot's mark.
    ignoreSelf: false,
    // Bolt's own memory of conversations lasts as long as the process and is not used.
    convoStore: false,
  };
  const socket = appToken === undefined ? undefined : createSocket({ appToken, log, wait, ...reach });
  if (socket !== undefined) listen(new App({ ...shared, receiver: socket.receiver }));
  const http =
    signingSecret === undefined
      ? undefined
      : createHttp(
          {
            signingSecret,
            isForeign: (body) => isForeign(body, workspaces),
            log,
            ...reach,
            ...(installing === undefined ? {} : { installing }),
          },
          (receiver) => listen(new App({ ...shared, receiver })),
        );
  return {
    ...(socket === undefined ? {} : { socket }),
    ...(http === undefined ? {} : { http }),
    settled: () => inFlight.settled(),
    stop: async () => {
      const left = inFlight.drain(DRAIN_MS);
      await socket?.stop();
      return left;
    },
  };
}

/** The token of the workspace that a request comes from. Bolt refuses the request where there is none. */
function toAuthorize(workspaces: Workspaces): Authorize<boolean> {
  return async ({ teamId, enterpriseId }) => {
    const workspace = await workspaces.find({ teamId, enterpriseId });
    if (workspace === undefined) throw new SmallcapsError('SLACK_NOT_INSTALLED');
    const { botToken, identity } = workspace;
    const { botId, botUserId } = identity;
    return { botToken, botId, botUserId, ...(teamId === undefined ? {} : { teamId }) };
  };
}

/** Slack waits three seconds for an acknowledgement; what takes longer is told in words, when the form is closed. */
const FORM_MS = 2_000;

/** What is wrong in a form that was sent; `undefined` for all else, and where nobody could say in time. */
async function errorsIn(body: unknown, source: Source, deps: SlackAppDeps): Promise<FieldErrors | undefined> {
  if (!isScheduleForm(body) || isForeign(body, deps.workspaces)) return undefined;
  const look = async (): Promise<FieldErrors | undefined> => {
    const workspace = await deps.workspaces.find(source);
    if (workspace === undefined) return undefined;
    const { inbound, answering } = await read(body, workspace, deps);
    return inbound.kind === 'submitted' ? scheduleErrors(inbound, answering) : undefined;
  };
  const looked = look().catch((error: unknown) => deps.log.error({ err: error }, 'a form could not be looked through'));
  return (await Promise.race([looked, deps.wait(FORM_MS)])) ?? undefined;
}

function isScheduleForm(body: unknown): boolean {
  return Submitted.safeParse(body).data?.view.callback_id === SCHEDULE_VIEW;
}

/** Only a form is answered with anything in it. */
type Ack = (body?: ViewResponseAction) => Promise<void>;

async function acknowledge(ack: Ack, errors: FieldErrors | undefined, log: Logger): Promise<void> {
  try {
    await (errors === undefined ? ack() : ack({ response_action: 'errors', errors }));
  } catch (error) {
    // Slack then delivers it again, which is noticed; what it asks for is done now.
    log.warn({ err: error }, 'an acknowledgement did not reach Slack');
  }
}

/** Whether a payload is for another app or workspace than ours. */
function isForeign(body: unknown, { appId, teamId }: Pick<Workspaces, 'appId' | 'teamId'>): boolean {
  if (typeof body !== 'object' || body === null) return true;
  const app = 'api_app_id' in body ? body.api_app_id : undefined;
  const nested =
    'team' in body && typeof body.team === 'object' && body.team !== null && 'id' in body.team
      ? body.team.id
      : undefined;
  const team = 'team_id' in body ? body.team_id : nested;
  const isOtherTeam = teamId !== undefined && team !== undefined && team !== teamId;
  return (appId !== undefined && app !== undefined && app !== appId) || isOtherTeam;
}

/** What came in, and what answers it. */
async function read(
  body: unknown,
  { identity, desk, compliance, clients, picturesOf }: Workspace,
  { log, wait, apiUrl }: SlackAppDeps,
): Promise<{ readonly inbound: Inbound; readonly answering: AnswerDeps }> {
  const inbound = parseInbound(body, identity.botUserId);
  const language = inbound.kind === 'nothing' ? 'en' : await compliance.languageOf(`slack:${inbound.team}`);
  const answering: AnswerDeps = {
    desk,
    compliance,
    clients,
    language,
    log,
    fetch,
    wait,
    ...(apiUrl === undefined ? {} : { apiOrigin: new URL(apiUrl).origin }),
    ...(picturesOf === undefined ? {} : { picturesOf }),
  };
  return { inbound, answering };
}

async function answer(body: unknown, workspace: Workspace | undefined, deps: SlackAppDeps): Promise<void> {
  const { log } = deps;
  if (workspace === undefined) throw new SmallcapsError('SLACK_NOT_INSTALLED');
  if (isForeign(body, { appId: workspace.identity.appId })) throw new SmallcapsError('SLACK_FOREIGN');
  const { inbound, answering } = await read(body, workspace, deps);
  if (inbound.kind === 'nothing') return;
  try {
    await answerInbound(inbound, answering);
  } catch (error) {
    log.error({ err: error, kind: inbound.kind }, 'a request from Slack fell over');
    await tellFailed(inbound, answering).catch((again: unknown) =>
      log.error({ err: again }, 'and nobody could be told'),
    );
  }
}
