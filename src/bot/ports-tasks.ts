/** What a post is to say, as it lies in the ledger: any process can write and send it. Export to the edges is through `ports.ts`. */
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';

const Words = z.string().min(1);
/** Which post of the same workspace. */
const About = z.strictObject({ postId: Words });

/** What the owner of a subscription is told in their direct conversation. */
const Notice = z.strictObject({
  /**
   * `failed`: it was not posted, for good. `unverifiable`: nobody can say whether it was. `dead`: its destination is gone, and it
   * ended. `gone`: the same, as the platform said so before anything was sent there.
   */
  kind: z.enum(['failed', 'unverifiable', 'dead', 'gone']),
  /** Absent where nothing was sent. */
  about: About.exactOptional(),
  subscriptionId: Words,
  /** What people call the subscription. */
  number: z.number().int().positive(),
  /** The conversation that it went to. */
  target: Words,
  /** Which occurrence: its local time, or what else names it. Absent where nothing was sent. */
  local: Words.exactOptional(),
  /** As the ledger has it: the platform's own word, often. */
  reason: Words,
});
export type Notice = z.infer<typeof Notice>;

/** What is to be written at the moment of sending. */
export const PostTask = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('subscription'),
    subscriptionId: Words,
    /** The local time of a slot (`2025-09-10T07:30`), or what else names the occurrence. */
    local: Words,
    /** When it was to go out, in milliseconds since 1970. */
    slotAt: z.number().int(),
    /** `asked`: somebody wants it now, whatever the calendar says. */
    trigger: z.enum(['slot', 'report', 'asked']),
    /** The report that made it go out. */
    reportId: Words.optional(),
    /** The report that it had seen before. */
    seen: Words.optional(),
    /** The day without a session that its slot was moved from. */
    movedFrom: z.iso.date().optional(),
    /** Its slot had passed before anything looked at it. */
    wasMissed: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('notice'),
    /** Their direct conversation is looked up when it is sent. */
    person: Words,
    locale: Locale,
    notice: Notice,
  }),
  z.strictObject({
    kind: z.literal('recall'),
    /** The version of a report that corrects. */
    report: Words,
    /** Keys of the figures that were shown, of earlier versions. */
    figures: z.array(Words).min(1),
    locale: Locale,
    /** Who saw them privately: their direct conversation is looked up when it is sent. Absent: it goes into a thread. */
    person: Words.optional(),
  }),
]);
export type PostTask = z.infer<typeof PostTask>;
