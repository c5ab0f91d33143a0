/** Tokens as the Bot Framework signs them, and every way to get one wrong. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const CLIENT_ID = '11111111-2222-3333-4444-555555555555';
export const CLIENT_SECRET = 'stand-in-secret-value';
export const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const FOREIGN_TENANT = 'ffffffff-0000-0000-0000-000000000000';
const ISSUER = 'https://api.botframework.com';

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** Of somebody else. */
export const OTHER_KEY: KeyObject = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const KID = 'stand-in-key';

/** What the key server hands out. */
export function jwks(): object {
  return { keys: [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'RS256' }] };
}

/** Claims that a test changes; `undefined` leaves one out. */
export type Claims = Readonly<Record<string, unknown>>;

/** How a token is signed, where not rightly. */
export interface Signing {
  readonly key?: KeyObject;
  readonly kid?: string;
  readonly alg?: 'RS256' | 'none' | 'HS256';
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A token of the Bot Framework for our bot, valid for an hour. */
export function serviceToken(serviceUrl: string, claims: Claims = {}, signing: Signing = {}): string {
  const now = Math.floor(Date.now() / 1_000);
  const { key = KEYS.privateKey, kid = KID, alg = 'RS256' } = signing;
  const payload = { iss: ISSUER, aud: CLIENT_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600, ...claims };
  const content = `${encode({ alg, kid, typ: 'JWT' })}.${encode(payload)}`;
  if (alg === 'none') return `${content}.`;
  if (alg === 'HS256') {
    // Signed with what everybody may read: the public key as a shared secret.
    const shared = KEYS.publicKey.export({ type: 'spki', format: 'pem' });
    return `${content}.${createHmac('sha256', shared).update(content).digest('base64url')}`;
  }
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

/** What the login hands out: not ours to look into, but the SDK decodes it. */
export function accessToken(scope: string): string {
  return `${encode({ alg: 'none' })}.${encode({ aud: scope, appid: CLIENT_ID })}.stand-in`;
}
