/** The payloads of Slack as far as we read them: what else stands in them is let be. */
import { z } from 'zod';

const Id = z.string().regex(/^[A-Z0-9]{1,40}$/);
const Ts = z.string().regex(/^\d{1,15}\.\d{1,9}$/);
const Text = z.string().max(200_000);

export const Command = z.object({
  command: z.string(),
  text: Text.default(''),
  team_id: Id,
  user_id: Id,
  channel_id: Id,
  trigger_id: z.string().min(1),
  response_url: z.url(),
});

export const Said = z.object({
  type: z.literal('event_callback'),
  team_id: Id,
  event_id: z.string().min(1),
  /** Other organisations read along. */
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    channel: Id,
    channel_type: z.string().optional(),
    /** Absent for what no person wrote. */
    user: Id.optional(),
    text: Text.default(''),
    ts: Ts,
    thread_ts: Ts.optional(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
  }),
});

export const HomeOpened = z.object({
  type: z.literal('event_callback'),
  team_id: Id,
  event_id: z.string().min(1),
  event: z.object({ type: z.literal('app_home_opened'), user: Id, tab: z.string().optional(), channel: Id.optional() }),
});

/** `team` is null where an organisation has installed the bot as a whole: then others say where it was. */
const person = {
  team: z.object({ id: Id }).nullish(),
  /** `team_id` is another one than the workspace's where the person is of another organisation. */
  user: z.object({ id: Id, team_id: Id.nullish() }),
  view: z.object({ team_id: Id.nullish(), app_installed_team_id: Id.nullish() }).nullish(),
};

export const Tapped = z.object({
  type: z.literal('block_actions'),
  ...person,
  trigger_id: z.string().min(1),
  response_url: z.url().optional(),
  container: z.object({
    channel_id: Id.optional(),
    message_ts: Ts.optional(),
    thread_ts: Ts.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.object({ thread_ts: Ts.optional(), subtype: z.string().optional() }).optional(),
  view: person.view
    .unwrap()
    .unwrap()
    .extend({ id: z.string().min(1), type: z.string() })
    .optional(),
  actions: z
    .array(z.object({ action_id: z.string(), value: Text.optional(), text: z.object({ text: z.string() }).optional() }))
    .min(1),
});

export type TappedData = z.infer<typeof Tapped>;

/** What was typed or chosen in one element of a modal. */
const Typed = z.object({
  value: Text.nullish(),
  selected_option: z.object({ value: Text }).nullish(),
  selected_users: z.array(Id).max(100).nullish(),
  selected_time: Text.nullish(),
  selected_conversation: Id.nullish(),
});

/** The workspace that a payload of a person comes from; `undefined` where it does not say. */
export function teamOf({ team, view, user }: z.infer<z.ZodObject<typeof person>>): string | undefined {
  return team?.id ?? view?.app_installed_team_id ?? view?.team_id ?? user.team_id ?? undefined;
}

export const Submitted = z.object({
  type: z.literal('view_submission'),
  ...person,
  trigger_id: z.string().min(1).optional(),
  view: person.view
    .unwrap()
    .unwrap()
    .extend({
      id: z.string().min(1),
      callback_id: z.string(),
      private_metadata: z.string().default(''),
      state: z.object({ values: z.record(z.string(), z.record(z.string(), Typed)) }).optional(),
    }),
});

export const Shortcut = z.object({
  type: z.literal('message_action'),
  ...person,
  callback_id: z.string(),
  trigger_id: z.string().min(1),
  channel: z.object({ id: Id }),
  message: z.object({ text: Text.default(''), ts: Ts, thread_ts: Ts.optional() }),
});
