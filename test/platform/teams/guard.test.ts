import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createCloud } from '#src/platform/teams/cloud.ts';
import { readClaims } from '#src/platform/teams/guard.ts';
import { installed, said } from '#test/stand-ins/teams-activities.ts';
import {
  CLIENT_ID,
  type Claims,
  FOREIGN_TENANT,
  OTHER_KEY,
  type Signing,
  serviceToken,
  TENANT,
} from '#test/stand-ins/teams-tokens.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await openEndpoint();
});

afterEach(() => endpoint.close());

const activity = (fields: Readonly<Record<string, unknown>> = {}) =>
  said('micro caps in August', endpoint.teams.serviceUrl, 'channel', fields);

const now = (): number => Math.floor(Date.now() / 1_000);
const entra = (tenant: string): Claims => ({ iss: `https://login.microsoftonline.com/${tenant}/v2.0`, tid: tenant });

/** Claims, how they are signed, and the status. Only what is taken may have an effect. */
const TOKENS: readonly (readonly [string, () => Claims, Signing, number])[] = [
  ['a valid one', () => ({}), {}, 200],
  ['one that ran out within the tolerance', () => ({ exp: now() - 240 }), {}, 200],
  ['one that ran out', () => ({ exp: now() - 600 }), {}, 401],
  ['one that is not valid yet', () => ({ nbf: now() + 3_600 }), {}, 401],
  ['one without an end', () => ({ exp: undefined }), {}, 401],
  ['one for another bot', () => ({ aud: '99999999-2222-3333-4444-555555555555' }), {}, 401],
  ['one for another bot, in a list with ours', () => ({ aud: ['other', CLIENT_ID] }), {}, 401],
  ['one for an application id address of ours', () => ({ aud: `api://${CLIENT_ID}` }), {}, 401],
  ['one without an audience', () => ({ aud: undefined }), {}, 401],
  ['one of another issuer', () => ({ iss: 'https://evil.example' }), {}, 401],
  ['one without an issuer', () => ({ iss: undefined }), {}, 401],
  ['one of Entra for our own tenant', () => entra(TENANT), {}, 401],
  ['one of Entra for a foreign tenant', () => entra(FOREIGN_TENANT), {}, 401],
  ['one of the older Entra', () => ({ iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT }), {}, 401],
  ['one without a signature', () => ({}), { alg: 'none' }, 401],
  ['one signed with the public key as a secret', () => ({}), { alg: 'HS256' }, 401],
  ['one signed by somebody else', () => ({}), { key: OTHER_KEY }, 401],
  ['one with a key that nobody knows', () => ({}), { kid: 'unknown' }, 401],
  ['one without a service address', () => ({ serviceurl: undefined }), {}, 401],
  ['one for another service address', () => ({ serviceurl: 'https://evil.example/' }), {}, 401],
];

test.for(TOKENS)('a token: %s', async ([, claims, signing, status]) => {
  const token = serviceToken(endpoint.teams.serviceUrl, claims(), signing);
  const response = await endpoint.deliver(activity(), token);

  expect(response.status).toBe(status);
  expect(endpoint.taken).toHaveLength(status === 200 ? 1 : 0);
  expect(endpoint.teams.bearers).toEqual([]);
});

const json = { 'content-type': 'application/json' };

test.for([
  ['none', undefined],
  ['basic', 'Basic dXNlcjpwYXNz'],
  ['not a token', 'Bearer abc'],
  ['a huge one', `Bearer ${'a'.repeat(9_000)}.b.c`],
] as const)('an authorization header: %s', async ([, authorization]) => {
  const headers = authorization === undefined ? json : { ...json, authorization };
  const response = await endpoint.post(JSON.stringify(activity()), headers);

  expect(response.status).toBe(401);
  expect(endpoint.taken).toEqual([]);
});

/** What an activity says beside a valid token. */
const BODIES: readonly (readonly [string, (real: string) => Readonly<Record<string, unknown>>, number])[] = [
  ['a service address of somebody else', () => ({ serviceUrl: 'https://evil.example/' }), 403],
  ['a service address under ours', (real) => ({ serviceUrl: `${real}/deeper` }), 403],
  ['no service address', () => ({ serviceUrl: undefined }), 400],
  ['another channel', () => ({ channelId: 'emulator' }), 403],
  ['no channel', () => ({ channelId: undefined }), 400],
  ['a foreign tenant', () => ({ channelData: { tenant: { id: FOREIGN_TENANT } } }), 403],
  ['our tenant beside a foreign one', () => ({ conversation: { id: 'a:1', tenantId: FOREIGN_TENANT } }), 403],
  ['no tenant', () => ({ channelData: {}, conversation: { id: 'a:1' } }), 403],
  ['nobody', () => ({ from: undefined }), 400],
  ['no conversation', () => ({ conversation: undefined }), 400],
  ['no id', () => ({ id: undefined }), 400],
];

test.for(BODIES)('an activity with %s', async ([, fields, status]) => {
  const response = await endpoint.deliver({ ...activity(), ...fields(endpoint.teams.serviceUrl) });

  expect([response.status, await response.text()]).toEqual([status, '']);
  expect(endpoint.taken).toEqual([]);
  expect(endpoint.teams.bearers).toEqual([]);
});

test.for([
  ['malformed', '{"type":', 400],
  ['no object', '"message"', 400],
  ['an array', '[]', 400],
  ['empty', '', 400],
  ['too large', JSON.stringify({ text: 'x'.repeat(110_000) }), 413],
] as const)('a body that is %s', async ([, body, status]) => {
  const authorization = `Bearer ${serviceToken(endpoint.teams.serviceUrl)}`;
  const response = await endpoint.post(body, { ...json, authorization });

  expect([response.status, await response.text()]).toEqual([status, '']);
  expect(endpoint.taken).toEqual([]);
});

test('a body that is packed, or of another type, is refused', async () => {
  const authorization = `Bearer ${serviceToken(endpoint.teams.serviceUrl)}`;
  const packed = await endpoint.post('x', { ...json, authorization, 'content-encoding': 'gzip' });
  const typed = await endpoint.post(JSON.stringify(activity()), { authorization, 'content-type': 'text/plain' });

  expect([packed.status, typed.status]).toEqual([415, 400]);
  expect(endpoint.taken).toEqual([]);
});

test('an installation gets through as a message does', async () => {
  const response = await endpoint.deliver(installed('add', endpoint.teams.serviceUrl));

  expect(response.status).toBe(200);
  expect(endpoint.taken).toMatchObject([{ type: 'installationUpdate', action: 'add' }]);
});

test('the variable that opens the SDK to everybody does not', async () => {
  vi.stubEnv('DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
  const opened = await openEndpoint();
  onTestFinished(() => opened.close());
  const forged = serviceToken(opened.teams.serviceUrl, {}, { key: OTHER_KEY });
  const response = await opened.deliver(said('hello', opened.teams.serviceUrl), forged);

  expect(response.status).toBe(401);
  expect(opened.taken).toEqual([]);
});

describe('the bot’s token', () => {
  const card = { type: 'message', text: 'hello' };

  test('goes to the connector, fetched once', async () => {
    const to = { serviceUrl: endpoint.teams.serviceUrl, conversationId: 'a:1' };
    const ids = [await endpoint.link.send(to, card), await endpoint.link.send(to, card)];

    expect(new Set(ids).size).toBe(2);
    expect(endpoint.teams.held).toHaveLength(2);
    expect(endpoint.teams.calls.filter((call) => call.endsWith('/oauth2/v2.0/token'))).toHaveLength(1);
  });

  test('goes to no other host, whether it is named or led to', async () => {
    const seen: string[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization ?? 'none');
      response.writeHead(201, json).end('{"id":"1"}');
    });
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void elsewhere.close());
    const other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`; // TCP, so never a pipe name
    const named = endpoint.link.send({ serviceUrl: other, conversationId: 'a:1' }, card);

    await expect(named).rejects.toMatchObject({ code: 'TEAMS_ADDRESS' });
    endpoint.teams.fail('send', { kind: 'redirect', to: `${other}/v3/conversations/a:1/activities` });
    const led = endpoint.link.send({ serviceUrl: endpoint.teams.serviceUrl, conversationId: 'a:1' }, card);

    await expect(led).rejects.toMatchObject({ response: { status: 307 } });
    expect(seen).toEqual([]);
  });

  test('is refused in words without the secret', async () => {
    const wrong = await openEndpoint({ clientSecret: 'a-wrong-secret' });
    onTestFinished(() => wrong.close());

    await expect(wrong.tokens.bot()).rejects.toThrow(/AADSTS7000215.*\[TEAMS_CREDENTIALS\]/);
    expect(wrong.lines.join('')).not.toContain('a-wrong-secret');
  });

  test('is told apart from a login that cannot be reached', async () => {
    endpoint.teams.fail('token', { kind: 'reset', stored: false }, { kind: 'reset', stored: false });

    await expect(endpoint.tokens.bot()).rejects.toThrow(/\[TEAMS_UNREACHABLE\]/);
  });
});

describe('addresses of a connector', () => {
  const { toServiceUrl, mayReach } = createCloud(['smba.infra.gcc.teams.microsoft.com']);

  test.for([
    ['https://smba.trafficmanager.net/amer/', 'https://smba.trafficmanager.net/amer'],
    ['https://SMBA.trafficmanager.net/emea', 'https://smba.trafficmanager.net/emea'],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', 'https://smba.infra.gcc.teams.microsoft.com/teams'],
    ['http://smba.trafficmanager.net/amer/', undefined],
    ['https://smba.trafficmanager.net:8443/amer/', undefined],
    ['https://smba.trafficmanager.net.evil.example/amer/', undefined],
    ['https://evil.example/smba.trafficmanager.net/', undefined],
    ['https://smba.trafficmanager.net@evil.example/', undefined],
    ['https://user:pass@smba.trafficmanager.net/', undefined],
    ['https://smba.trafficmanager.net/amer/?', undefined],
    ['https://smba.trafficmanager.net/amer/#', undefined],
    ['https://smba.trafficmanager.net/amer?x=1', undefined],
    ['https:\\\\smba.trafficmanager.net\\amer', undefined],
    ['//smba.trafficmanager.net/amer', undefined],
    ['', undefined],
  ] as const)('%s', ([text, canonical]) => {
    expect(toServiceUrl(text)).toBe(canonical);
  });

  test.for([
    ['https://smba.trafficmanager.net/amer/v3/conversations/a:1/activities?isTargetedActivity=true', true],
    ['https://graph.microsoft.com/v1.0/teams/1/channels/2/messages', true],
    ['https://graph.microsoft.com/beta/teams', false],
    ['https://graph.microsoft.com.evil.example/v1.0/teams', false],
    ['https://login.microsoftonline.com/', false],
    ['https://evil.example/', false],
    ['nothing', false],
  ] as const)('may be reached: %s', ([text, may]) => {
    expect(mayReach(text)).toBe(may);
  });
});

test('without an emulator nothing on this machine is reached', () => {
  const options = { clientId: CLIENT_ID, tenants: new Set([TENANT]), cloud: createCloud() };

  expect(readClaims(`Bearer ${serviceToken(endpoint.teams.serviceUrl)}`, options)).toMatchObject({ status: 401 });
});
