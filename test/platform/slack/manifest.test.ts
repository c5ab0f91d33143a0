import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ASK_SHORTCUT } from '#src/platform/slack/answer-inbound.ts';
import { createAsk } from '#test/bundled.ts';

const FILE = 'config/slack-manifest.yaml';

function text(most: number, least = 1) {
  return z.string().min(least).max(most);
}

const Scopes = z
  .array(z.string().regex(/^[a-z_]+:?[a-z_]*$/))
  .min(1)
  .max(255);

/** The rules of Slack's official manifest schema 2.0.0, as far as our file goes; everything strict, as there. */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4_000, 175),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/\S{1,31}$/),
          description: text(2_000),
          usage_hint: text(1_000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .min(1)
      .max(10),
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z.array(z.strictObject({ title: text(255), message: text(1_000) })).max(4),
    }),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: Scopes, bot_optional: Scopes }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      bot_events: z
        .array(z.string().regex(/^[a-z_.]+$/))
        .min(1)
        .max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const manifest = Manifest.parse(parse(readFileSync(FILE, 'utf8')));

/** Scopes that each event needs, by Slack's reference. */
const SCOPES_OF_EVENTS: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
};

/** Who reads where, and the direct conversations of those who decide on it. */
const LOOKING = ['channels:read', 'groups:read', 'im:write', 'users:read'];

describe('the manifest of the Slack app', () => {
  test('has the scopes of its events, of answering, of telling readers apart and of the agent view, and no other', () => {
    const { bot_events: events } = manifest.settings.event_subscriptions;
    const needed = events.flatMap((event) => SCOPES_OF_EVENTS[event] ?? []);

    expect(manifest.oauth_config.scopes.bot).toEqual(
      [...needed, ...LOOKING, 'assistant:write', 'chat:write', 'commands'].toSorted(),
    );
  });

  test('asks for files only as an option', () => {
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(['files:read', 'files:write']);
  });

  test('has the shortcut that the app answers, and switches on what it needs', () => {
    const { features, settings } = manifest;

    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([ASK_SHORTCUT]);
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/smallcaps']);
    expect([features.app_home.home_tab_enabled, features.app_home.messages_tab_read_only_enabled]).toEqual([
      true,
      false,
    ]);
    expect([settings.interactivity.is_enabled, settings.socket_mode_enabled]).toEqual([true, true]);
  });

  test.for(manifest.features.agent_view.suggested_prompts)('$message is answered with figures', ({ message }) => {
    expect(['figures', 'derived']).toContain(createAsk()(message).answer.kind);
  });

  test.for<[string, (text: string) => string]>([
    ['a command without its slash', (yaml) => yaml.replace('command: /smallcaps', 'command: smallcaps')],
    ['a field that Slack does not know', (yaml) => yaml.replace('always_online: true', 'always_on: true')],
    ['the old assistant view', (yaml) => yaml.replace('agent_view:', 'assistant_view:')],
    [
      'a long description that is short',
      (yaml) => yaml.replace(/long_description: >-\n(?: {4}.*\n)+/, 'long_description: short\n'),
    ],
  ])('%s would be caught', ([, spoil]) => {
    const yaml = readFileSync(FILE, 'utf8');

    expect(spoil(yaml)).not.toBe(yaml);
    expect(Manifest.safeParse(parse(spoil(yaml))).success).toBe(false);
  });
});
