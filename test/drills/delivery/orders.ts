import { z } from 'zod';

/** What the sending process is told, a line each. */
export const Order = z.discriminatedUnion('kind', [
  /** Sets the clock. `offset` is what it shows beyond the machine's own, in milliseconds. */
  z.object({ kind: z.literal('clock'), offset: z.number() }),
  /** Looks until nothing is left to do, and says so. */
  z.object({ kind: z.literal('finish') }),
  z.object({ kind: z.literal('stop') }),
]);
export type Order = z.infer<typeof Order>;

/** Where a sending process may be told to die. */
export const POINTS = [
  'before-claim',
  'after-claim',
  'before-send',
  'in-request',
  'after-answer',
  'after-read-back',
  'before-settle',
  'after-settle',
  'after-advance',
] as const;
export type Point = (typeof POINTS)[number];

/** What a sending process starts with. */
export const Life = z.object({
  folder: z.string(),
  /** The file of `shelf.ts`. */
  shelf: z.string(),
  reach: z.discriminatedUnion('platform', [
    z.object({ platform: z.literal('slack'), apiUrl: z.string() }),
    z.object({
      platform: z.literal('teams'),
      origin: z.string(),
      serviceUrl: z.string(),
      clientId: z.string(),
      clientSecret: z.string(),
      tenantId: z.string(),
      /** Whether the team agreed to have its channels read. */
      consent: z.boolean(),
    }),
  ]),
  offset: z.number(),
  /** When the subscriptions were made. */
  from: z.number(),
  /** Dies the n-th time that it comes there. Absent: somebody else kills it, or nobody. */
  dies: z.object({ at: z.enum(POINTS), nth: z.number() }).optional(),
});
export type Life = z.infer<typeof Life>;
