/** Activities of Teams as far as we read them: what else stands in them is let be. */
import { z } from 'zod';
import { parseThreadKey } from './thread-key.ts';

// Ids become parts of addresses: see `thread-key.ts`.
const Id = z
  .string()
  .min(1)
  .max(400)
  .refine((id) => parseThreadKey(id) !== undefined, 'an id');
/** Of activities: never a part of an address. */
const Name = z.string().min(1).max(300);

/** A name that people gave: one that is too long is none. */
const Title = z.string().max(200).nullish().catch(undefined);

const Person = z.object({ id: Id });

const common = {
  id: Name,
  serviceUrl: z.string().max(500),
  /** Of a pressed button: the message that it stands in. */
  replyToId: z.string().max(300).nullish(),
  /** Of the client that it was sent with. */
  locale: z.string().max(50).nullish(),
  localTimezone: z.string().max(60).nullish(),
  from: Person,
  recipient: Person.extend({ isTargeted: z.boolean().nullish() }),
  conversation: z.object({
    id: z.string().min(1).max(500),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
    name: Title,
  }),
  channelData: z
    .object({
      /** What became of a team or a channel. */
      eventType: z.string().max(60).nullish(),
      tenant: z.object({ id: z.string().max(100) }).nullish(),
      team: z.object({ id: Name.nullish(), aadGroupId: z.string().max(100).nullish() }).nullish(),
      channel: z.object({ id: Name.nullish(), type: z.string().nullish(), name: Title }).nullish(),
    })
    .nullish(),
};

const MentionEntity = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().max(500).default(''),
});

/** What somebody wrote, or a pressed button that comes as a message. */
export const Written = z.object({
  ...common,
  type: z.literal('message'),
  text: z.string().max(200_000).nullish(),
  entities: z.array(z.unknown()).max(500).nullish(),
  value: z.unknown(),
});

/** A mention among the entities of a message. */
export function mentionIn(entity: unknown): { readonly id: string; readonly text: string } | undefined {
  const { data } = MentionEntity.safeParse(entity);
  return data === undefined ? undefined : { id: data.mentioned.id, text: data.text };
}

/** A pressed button that waits for an answer. */
export const Invoked = z.object({
  ...common,
  type: z.literal('invoke'),
  name: z.literal('adaptiveCard/action'),
  value: z.object({ action: z.object({ data: z.unknown() }) }),
});

/** The bot is put into a conversation, or taken out. */
export const Installed = z.object({
  ...common,
  type: z.literal('installationUpdate'),
  action: z.enum(['add', 'add-upgrade', 'remove', 'remove-upgrade']),
});

/** People, or the bot, come and go. */
export const MembersChanged = z.object({
  ...common,
  type: z.literal('conversationUpdate'),
  membersAdded: z.array(Person).max(1_000).nullish(),
  membersRemoved: z.array(Person).max(1_000).nullish(),
});

/** What all of them have. */
export type Common = z.infer<z.ZodObject<typeof common>>;
