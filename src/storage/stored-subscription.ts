/** What a subscription posts, as it is checked when it is read back from JSON. */
import { z } from 'zod';
import type { Content } from '#src/bot/ports.ts';

export const StoredContent: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('template'), template: z.string(), cut: z.string().exactOptional() }),
  z.strictObject({ kind: z.literal('question'), again: z.string() }),
  z.strictObject({ kind: z.literal('alert'), rule: z.string() }),
]);
