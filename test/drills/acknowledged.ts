import { z } from 'zod';
import type { PostState, Stores } from '#src/bot/ports.ts';

export const WORKSPACE = 'slack:T1';

/** What a writer says once it is stored: one JSON line each. */
const Acknowledged = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), key: z.string() }),
  z.strictObject({ kind: z.literal('question'), threadKey: z.string(), question: z.string() }),
  z.strictObject({ kind: z.literal('post'), id: z.string(), state: z.enum(['due', 'sending', 'sent']) }),
  z.strictObject({ kind: z.literal('audit'), at: z.number(), subject: z.string() }),
  z.strictObject({ kind: z.literal('installation'), workspaceId: z.string(), secret: z.string() }),
  z.strictObject({ kind: z.literal('setting'), version: z.number(), value: z.string() }),
]);
export type Acknowledged = z.infer<typeof Acknowledged>;

/** The whole lines of what a writer said before it died; a line that was cut off was not said. */
export function readAcknowledged(output: string): readonly Acknowledged[] {
  const lines = output.split('\n').slice(0, -1);
  return lines.filter((line) => line.startsWith('{')).map((line) => Acknowledged.parse(JSON.parse(line)));
}

/** Where a post may be after its writer died: as far as it had said, or further. What was being sent is never simply due again. */
const MAY_BE: Readonly<Record<'due' | 'sending' | 'sent', readonly PostState[]>> = {
  due: ['due', 'uncertain', 'sent'],
  sending: ['uncertain', 'sent'],
  sent: ['sent'],
};

/** Those that the store does not hold. */
export async function findLost(
  stores: Stores,
  acknowledged: readonly Acknowledged[],
): Promise<readonly Acknowledged[]> {
  const lost = [];
  for (const one of acknowledged) if (!(await isHeld(stores, one))) lost.push(one);
  return lost;
}

async function isHeld(stores: Stores, one: Acknowledged): Promise<boolean> {
  switch (one.kind) {
    case 'event':
      return !(await stores.events.claim(WORKSPACE, [one.key]));
    case 'question':
      return (await stores.threads.find(WORKSPACE, one.threadKey))?.questions.includes(one.question) === true;
    case 'post': {
      const post = await stores.postHistory.find({ workspaceId: WORKSPACE, id: one.id });
      return post !== undefined && MAY_BE[one.state].includes(post.state);
    }
    case 'audit': {
      const entries = await stores.audit.list(WORKSPACE, { from: one.at, until: one.at + 1, limit: 1000 });
      return entries.some(({ subject }) => subject === one.subject);
    }
    case 'installation':
      return (await stores.installations.find(one.workspaceId))?.secret === one.secret;
    case 'setting': {
      const stored = await stores.settings.read(WORKSPACE, z.string());
      if (stored === undefined || stored.version < one.version) return false;
      return stored.version > one.version || stored.value === one.value;
    }
  }
}
