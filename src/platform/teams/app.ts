/** The Teams app: guard and SDK in front, our use cases behind, and nothing that Teams has to wait for. */
import type { Express } from 'express';
import type { Logger } from 'pino';
import { answerInbound, tellFailed } from './answer-inbound.ts';
import type { TeamsCloud } from './cloud.ts';
import { createHttp } from './http-app.ts';
import { type Inbound, parseInbound, type Where } from './inbound.ts';
import type { Taken, TeamsLink } from './link.ts';
import type { AnswerDeps } from './reply.ts';
import { REQUEST } from './request-limits.ts';

/** Work that was acknowledged and is not done: what a stop waits for. */
export interface InFlight {
  /** Keeps sight of work until it ends; it must not reject. */
  track(work: Promise<void>): void;
  settled(): Promise<void>;
  /** Resolves to how much is still under way, once all has ended or the time is over. */
  drain(timeoutMs: number): Promise<number>;
}

/** What the app is made of. */
export interface TeamsAppDeps {
  readonly clientId: string;
  /** Tenants whose requests are taken, in lower case. */
  readonly tenants: ReadonlySet<string>;
  readonly cloud: TeamsCloud;
  readonly link: TeamsLink;
  /** What the bot answers with in a tenant; asked for at the first request from there. */
  readonly seatOf: (tenantId: string) => Promise<AnswerDeps>;
  readonly inFlight: InFlight;
  readonly log: Logger;
  /** More of the public side. @default none */
  readonly more?: (app: Express) => void;
}

/** A running app. */
export interface TeamsApp {
  /** What takes requests, to be listened on. */
  readonly http: Express;
  /** Resolves when every request so far is answered. */
  settled(): Promise<void>;
  /** Takes nothing new, and lets what was acknowledged be answered. Resolves to how many answers were given up. */
  stop(): Promise<number>;
}

/** A pressed button that waits is told that it was taken; the answer is a message of its own. */
const PRESSED: Taken = {
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
};

function isInvoke(activity: unknown): boolean {
  return typeof activity === 'object' && activity !== null && 'type' in activity && activity.type === 'invoke';
}

/** With the address in the one form that is stored; `undefined` where it is none of the cloud's. */
function checked(inbound: Exclude<Inbound, { kind: 'nothing' }>, cloud: TeamsCloud): typeof inbound | undefined {
  const serviceUrl = cloud.toServiceUrl(inbound.where.serviceUrl);
  const where: Where | undefined = serviceUrl === undefined ? undefined : { ...inbound.where, serviceUrl };
  return where === undefined ? undefined : { ...inbound, where };
}

async function answer(inbound: Inbound, { cloud, seatOf, log }: TeamsAppDeps): Promise<void> {
  const known = inbound.kind === 'nothing' ? undefined : checked(inbound, cloud);
  if (known === undefined) return;
  const deps = await seatOf(known.where.tenantId);
  try {
    await answerInbound(known, deps);
  } catch (error) {
    log.error({ err: error, kind: known.kind }, 'a request from Teams fell over');
    await tellFailed(known, deps).catch((again: unknown) => log.error({ err: again }, 'and nobody could be told'));
  }
}

/** Builds the app; nothing is listened to before the caller says so. */
export async function createTeamsApp(deps: TeamsAppDeps): Promise<TeamsApp> {
  const { inFlight, log } = deps;
  let isStopping = false;
  const take = (activity: unknown): Taken => {
    // Refused while stopping, so that Teams delivers it again to whoever comes next.
    if (isStopping) return { status: 503 };
    const work = answer(parseInbound(activity), deps);
    inFlight.track(work.catch((error: unknown) => log.error({ err: error }, 'it fell over')));
    return isInvoke(activity) ? PRESSED : undefined;
  };
  const http = await createHttp({ ...deps, take });
  return {
    http,
    settled: () => inFlight.settled(),
    stop: () => {
      isStopping = true;
      return inFlight.drain(REQUEST.drainMs);
    },
  };
}
