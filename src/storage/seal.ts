import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { SmallcapsError } from '#src/core/errors.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must not lie on a disk as it is. A sealed text says which key it was sealed with. */
export interface Seal {
  /**
   * @param place Where it will lie. It opens there only: a sealed text that was moved to another row is refused.
   * @throws {SmallcapsError} `STORE_KEY` without a key.
   */
  seal(text: string, place: string): string;
  /** @throws {SmallcapsError} `STORE_KEY` when the key is not here, `STORE_DAMAGED` when the text is not as it was sealed. */
  open(sealed: string, place: string): string;
  /** Whether it was sealed with the key that is used now. */
  isCurrent(sealed: string): boolean;
}

/**
 * @param secretKey Keys as in SMALLCAPS_SECRET_KEY: 32 bytes in base64, several with commas between. The first seals, all open.
 * Absent: there is none.
 */
export function createSeal(secretKey: string | undefined): Seal {
  const keys = (secretKey ?? '')
    .split(',')
    .filter((text) => text !== '')
    .map((text) => Buffer.from(text, 'base64'))
    .map((key) => ({ key, id: idOf(key) }));
  const [current] = keys;

  return {
    seal: (text, place) => {
      if (!current) throw new SmallcapsError('STORE_KEY', { detail: 'There is no key to encrypt a secret with' });
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, current.key, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${current.id}.${body.toString('base64url')}`;
    },
    open: (sealed, place) => {
      const [, id, body = ''] = sealed.split('.');
      const found = keys.find((key) => key.id === id);
      if (!found) throw new SmallcapsError('STORE_KEY');
      return decrypt(found.key, Buffer.from(body, 'base64url'), place);
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${current?.id}.`),
  };
}

/** Names a key without giving it away. */
function idOf(key: Uint8Array): string {
  return createHash('sha256').update('smallcaps key id').update(key).digest('hex').slice(0, 12);
}

function decrypt(key: Uint8Array, body: Buffer, place: string): string {
  try {
    const decipher = createDecipheriv(CIPHER, key, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(place))
      .setAuthTag(body.subarray(-TAG_BYTES));
    return decipher.update(body.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new SmallcapsError('STORE_DAMAGED', { detail: 'A secret is not as it was stored' }, { cause });
  }
}
