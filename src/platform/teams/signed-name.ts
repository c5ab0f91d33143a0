/** Names in addresses that anybody may open who was given them: signed, and good for a while. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What names are signed with. */
export interface SignerDeps {
  /** A secret of the bot; the key is made from it. */
  readonly secret: string;
  /** What the addresses are for: no signature passes for one of another use. */
  readonly use: string;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Signs and reads names of `0-9a-z-`. */
export interface Signer {
  /** The name with its end and its signature. */
  sign(name: string, holdsMs: number): string;
  /** The name, where it is ours and still holds. */
  read(signed: string): string | undefined;
}

const SIGNED = /^([0-9a-z-]{1,140})\.([0-9a-z]{1,12})\.([\w-]{43})$/;

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Signs with HMAC-SHA-256. */
export function createSigner({ secret, use, now }: SignerDeps): Signer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', use, 32));
  const signatureOf = (name: string, until: string): string =>
    createHmac('sha256', key).update(`${name}.${until}`).digest('base64url');
  return {
    sign: (name, holdsMs) => {
      const until = Math.floor((now() + holdsMs) / 1_000).toString(36);
      return `${name}.${until}.${signatureOf(name, until)}`;
    },
    read: (signed) => {
      const [, name, until, signature] = SIGNED.exec(signed) ?? [];
      if (name === undefined || until === undefined || signature === undefined) return undefined;
      if (!isSame(signature, signatureOf(name, until))) return undefined;
      return Number.parseInt(until, 36) * 1_000 > now() ? name : undefined;
    },
  };
}
