/**
 * What stands in front of the SDK: refuses what cannot be from Teams, before a signature is looked up or a body is read.
 *
 * It only ever refuses. Who signed a request is the SDK's to verify, and what the guard reads here is not trusted before that.
 */
import { z } from 'zod';
import type { TeamsCloud } from './cloud.ts';
import { REQUEST } from './request-limits.ts';

/** Whose requests are taken. */
export interface GuardOptions {
  readonly clientId: string;
  /** Lower case. */
  readonly tenants: ReadonlySet<string>;
  readonly cloud: TeamsCloud;
}

/** Why a request is refused: a status for the sender, a word for the log. */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  readonly why: string;
}

/** What an unverified token says. */
export interface Claims {
  readonly serviceUrl: string;
}

const Header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) });
const Payload = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  serviceurl: z.string().max(500),
});

function decodePart(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function unauthorised(why: string): Refusal {
  return { status: 401, why };
}

/** The claims of an authorization header, unverified, or why it cannot be one of Teams. Pure. */
export function readClaims(authorization: string | undefined, options: GuardOptions): Claims | Refusal {
  if (authorization === undefined) return unauthorised('no authorization header');
  const [, token] =
    authorization.length > REQUEST.tokenBytes ? [] : (/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? []);
  if (token === undefined) return unauthorised('no bearer token');
  const [head, body] = token.split('.');
  if (!Header.safeParse(decodePart(head)).success) return unauthorised('another signature than Teams makes');
  const { data } = Payload.safeParse(decodePart(body));
  if (data === undefined) return unauthorised('claims are missing');
  if (data.iss !== options.cloud.issuer) return unauthorised('another issuer');
  if (data.aud.toLowerCase() !== options.clientId.toLowerCase()) return unauthorised('meant for another bot');
  const serviceUrl = options.cloud.toServiceUrl(data.serviceurl);
  return serviceUrl === undefined ? unauthorised('a service address that is not allowed') : { serviceUrl };
}

const Envelope = z.object({
  type: z.string().min(1).max(100),
  id: z.string().min(1).max(300),
  channelId: z.string(),
  serviceUrl: z.string().max(500),
  from: z.object({ id: z.string().min(1).max(300) }),
  recipient: z.object({ id: z.string().min(1).max(300) }),
  conversation: z.object({ id: z.string().min(1).max(500), tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
});

/** Why a body is refused beside its token; `undefined` where the SDK may look at it. Pure. */
export function refusalOfBody(body: unknown, claims: Claims, { cloud, tenants }: GuardOptions): Refusal | undefined {
  const { data } = Envelope.safeParse(body);
  if (data === undefined) return { status: 400, why: 'no activity' };
  if (data.channelId !== 'msteams') return { status: 403, why: 'another channel than Teams' };
  if (cloud.toServiceUrl(data.serviceUrl) !== claims.serviceUrl) {
    return { status: 403, why: 'another service address than its token' };
  }
  const named = [data.channelData?.tenant?.id, data.conversation.tenantId].flatMap((id) => id?.toLowerCase() ?? []);
  const isOurs = named.length > 0 && named.every((id) => id === named[0] && tenants.has(id));
  return isOurs ? undefined : { status: 403, why: 'another tenant' };
}
