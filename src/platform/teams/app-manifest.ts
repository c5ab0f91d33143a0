/** The manifest of the app for Teams, in the schema that first has slash commands and is widely taken: 1.29. Pure. */

/** What a manifest is made from. */
export interface ManifestOptions {
  /** Of the app registration: the app and its bot have the same. */
  readonly clientId: string;
  /** Where the public side can be reached (https), without a slash at its end. */
  readonly publicUrl: string;
  /** Three numbers with points between. */
  readonly version: string;
  /** With the permission to read the channels of the teams that install it. */
  readonly mayRead: boolean;
}

/** Names of the pictures in the package. */
export const ICONS = { color: 'color.png', outline: 'outline.png' } as const;

/** Each is a question or a command as it stands: Teams puts the title into the message. */
export const COMMANDS = [
  { title: 'help', description: 'What can be asked, by example' },
  { title: 'rank the segments', description: 'Returns of all segments, by window' },
  { title: 'micro caps', description: 'All figures of one segment' },
  { title: 'micro caps vs large caps since the low', description: 'Two segments side by side' },
  { title: 'valuation', description: 'Price-earnings ratios' },
  { title: 'what is missing', description: 'What the report does not say' },
  { title: 'help subscriptions', description: 'Digests, questions and alerts that come by themselves' },
  { title: 'subscriptions', description: 'What comes here, and when next' },
  { title: 'settings', description: 'What holds for guests and shared channels' },
] as const;

const SCOPES = ['personal', 'team', 'groupChat'] as const;
const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json';

/**
 * The permissions of a bot that may read: by the first a post is looked for that Teams did not confirm, and threads are followed;
 * by the second the owners of a team are known.
 */
const READING = [
  { name: 'ChannelMessage.Read.Group', type: 'Application' },
  { name: 'TeamMember.Read.Group', type: 'Application' },
] as const;

/** The manifest as JSON. */
export function toManifest({ clientId, publicUrl, version, mayRead }: ManifestOptions): object {
  const permissions = { permissions: { resourceSpecific: READING } };
  return {
    $schema: SCHEMA,
    manifestVersion: '1.29',
    version,
    id: clientId,
    developer: { name: 'Smallcaps', websiteUrl: publicUrl, privacyUrl: publicUrl, termsOfUseUrl: publicUrl },
    name: { short: 'Smallcaps', full: 'Smallcaps: figures on small caps, with their source' },
    description: {
      short: 'Answers questions on small caps from research reports, with source.',
      full: 'Ask in English or Chinese, by mention, in a personal chat or in a thread. Every figure comes with its window and the paragraph it stands in; what the report does not say is said. Briefings arrive in channels and chats.',
    },
    icons: ICONS,
    accentColor: '#1F4E79',
    bots: [
      {
        botId: clientId,
        scopes: SCOPES,
        isNotificationOnly: false,
        supportsFiles: false,
        supportsTargetedMessages: true,
        commandLists: [{ scopes: SCOPES, triggers: ['mention', 'slash'], commands: COMMANDS }],
      },
    ],
    ...(mayRead ? { webApplicationInfo: { id: clientId }, authorization: permissions } : {}),
    validDomains: [new URL(publicUrl).host],
  };
}
