/** The Web API's methods as far as the bot calls them, each over the state. */
import { z } from 'zod';
import { SlackBlock } from '#src/platform/slack/blocks.ts';
import { faultsOf } from '#src/platform/slack/payload.ts';
import type { HeldMessage, SlackState } from './slack-state.ts';

export type Args = Readonly<Record<string, string>>;
export type Result = Readonly<Record<string, unknown>>;

export const TEAM = { id: 'T0DESK', name: 'The desk' };
export const APP_ID = 'A0SMALL';
export const BOT = { id: 'B0BOT', userId: 'U0BOT' };
export const BOT_TOKEN = 'xoxb-1-stand-in';
export const APP_TOKEN = `xapp-1-${APP_ID}-1-stand-in`;

export function no(error: string, more: Result = {}): Result {
  return { ok: false, error, ...more };
}

function refuseBlocks(messages: readonly string[]): Result {
  return no('invalid_blocks', { response_metadata: { messages: messages.map((text) => `[ERROR] ${text}`) } });
}

/** What is wrong with the blocks of a message, in Slack's way; nothing where they are taken. */
export function blocksRefused(blocks: readonly unknown[], { refusedTypes, files }: SlackState): Result | undefined {
  const unknown = blocks.findIndex((block) => refusedTypes.has(String((block as Result)['type'])));
  if (unknown >= 0) return refuseBlocks([`unsupported block type [json-pointer:/blocks/${unknown}/type]`]);
  const parsed = z.array(SlackBlock).max(50).safeParse(blocks);
  if (!parsed.success) {
    return refuseBlocks(
      parsed.error.issues.map(({ message, path }) => `${message} [json-pointer:/blocks/${path.join('/')}]`),
    );
  }
  const missing = parsed.data.find((block) => 'slack_file' in block && files.get(block.slack_file.id)?.pollsLeft !== 0);
  if (missing !== undefined) return refuseBlocks(['invalid slack file']);
  const faults = faultsOf(parsed.data);
  return faults.length === 0 ? undefined : refuseBlocks(faults);
}

function blocksIn(args: Args): readonly unknown[] {
  return args['blocks'] === undefined ? [] : (JSON.parse(args['blocks']) as unknown[]);
}

function postMessage(args: Args, state: SlackState): Result {
  const { text = '', thread_ts, metadata, parse, unfurl_links } = args;
  const channel = (args['channel'] ?? '').replace(/^U/, 'D'); // a person stands for their direct messages
  if (!state.channels.has(channel)) return no('not_in_channel');
  const blocks = blocksIn(args);
  const refused = blocksRefused(blocks, state);
  if (refused !== undefined) return refused;
  if (text === '' && blocks.length === 0) return no('no_text');
  const ts = state.nextTs();
  const message: HeldMessage = {
    ts,
    channel,
    text,
    blocks,
    ...(thread_ts === undefined ? {} : { threadTs: thread_ts }),
    ...(metadata === undefined ? {} : { metadata: JSON.parse(metadata) as unknown }),
    ...(parse === undefined ? {} : { parse }),
    unfurl: unfurl_links !== 'false',
  };
  state.messages.push(message);
  return { ok: true, channel, ts };
}

function postEphemeral(args: Args, state: SlackState): Result {
  const { channel = '', user = '', text = '' } = args;
  if (!state.channels.has(channel)) return no('not_in_channel');
  state.ephemerals.push({ channel, user, text });
  return { ok: true, message_ts: state.nextTs() };
}

function history(args: Args, state: SlackState): Result {
  const { channel = '', oldest = '0', ts } = args;
  const scope = channel.startsWith('D') ? 'im:history' : 'channels:history';
  if (!state.scopes.has(scope)) return no('missing_scope', { needed: scope, provided: [...state.scopes].join(',') });
  if (!state.channels.has(channel)) return no('not_in_channel');
  const inThread = (message: HeldMessage): boolean =>
    ts === undefined ? message.threadTs === undefined : message.threadTs === ts || message.ts === ts;
  const messages = state.messages
    .filter((message) => message.channel === channel && inThread(message) && Number(message.ts) >= Number(oldest))
    .map(({ ts: at, text, metadata }) => ({
      type: 'message',
      ts: at,
      text,
      ...(metadata === undefined ? {} : { metadata }),
    }));
  return { ok: true, messages: messages.toReversed(), has_more: false };
}

function keepView(method: string, args: Args, state: SlackState): Result {
  const view = JSON.parse(args['view'] ?? '{}') as Result;
  state.views.push({ method, view });
  return { ok: true, view: { id: `V0${state.views.length}`, ...view } };
}

function completeUpload(args: Args, state: SlackState): Result {
  const files = JSON.parse(args['files'] ?? '[]') as { id: string }[]; // what the SDK sends
  for (const { id } of files) {
    const file = state.files.get(id);
    if (file !== undefined && args['channel_id'] !== undefined) file.channel = args['channel_id'];
  }
  return { ok: true, files };
}

/** Looked through or not yet: until then a file has no type. */
function fileInfo(args: Args, state: SlackState): Result {
  const file = state.files.get(args['file'] ?? '');
  if (file === undefined || file.bytes === 0) return no('file_not_found');
  if (file.pollsLeft === 0) return { ok: true, file: { id: args['file'], mimetype: 'image/png', filetype: 'png' } };
  file.pollsLeft -= 1;
  return { ok: true, file: { id: args['file'], mimetype: '', filetype: '' } };
}

/** Their direct messages; there are none for whoever is not known. */
function openDirect({ users = '' }: Args, state: SlackState): Result {
  const id = users.replace(/^U/, 'D');
  if (state.people.has(users)) state.channels.add(id);
  return state.channels.has(id) ? { ok: true, channel: { id } } : no('user_not_found');
}

function linkTo({ channel = '', message_ts: ts = '' }: Args, state: SlackState): Result {
  const isThere = state.messages.some((message) => message.channel === channel && message.ts === ts);
  if (!isThere) return no('message_not_found');
  return { ok: true, channel, permalink: `https://desk.slack.com/archives/${channel}/p${ts.replace('.', '')}` };
}

function deleteMessage({ channel = '', ts = '' }: Args, state: SlackState): Result {
  const at = state.messages.findIndex((message) => message.channel === channel && message.ts === ts);
  if (at < 0) return no('message_not_found');
  state.messages.splice(at, 1);
  return { ok: true, channel, ts };
}

function personOf(id: string, { people }: SlackState, teamId: string): Result {
  return { id, team_id: teamId, name: id.toLowerCase(), is_restricted: false, ...people.get(id) };
}

function placeOf(id: string, { places }: SlackState): Result {
  return { id, name: id.slice(2).toLowerCase(), is_channel: true, is_ext_shared: false, ...places.get(id) };
}

/** Scopes that a method needs. */
const NEEDED: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.delete': 'chat:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'conversations.info': 'channels:read',
  'conversations.open': 'im:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
  'assistant.threads.setStatus': 'assistant:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
};

/** Answers one call. */
export function callMethod(method: string, args: Args, state: SlackState, origin = '', teamId = TEAM.id): Result {
  const needed = NEEDED[method];
  if (needed !== undefined && !state.scopes.has(needed)) {
    return no('missing_scope', { needed, provided: [...state.scopes].join(',') });
  }
  switch (method) {
    case 'auth.test':
      return { ok: true, team: TEAM.name, team_id: TEAM.id, user: 'smallcaps', user_id: BOT.userId, bot_id: BOT.id };
    case 'chat.postMessage':
      return postMessage(args, state);
    case 'chat.postEphemeral':
      return postEphemeral(args, state);
    case 'chat.getPermalink':
      return linkTo(args, state);
    case 'chat.delete':
      return deleteMessage(args, state);
    case 'users.info':
      return { ok: true, user: personOf(args['user'] ?? '', state, teamId) };
    case 'users.list':
      return { ok: true, members: [...state.people.keys()].map((id) => personOf(id, state, teamId)) };
    case 'conversations.info':
      return { ok: true, channel: placeOf(args['channel'] ?? '', state) };
    case 'conversations.open':
      return openDirect(args, state);
    case 'conversations.history':
    case 'conversations.replies':
      return history(args, state);
    case 'views.open':
    case 'views.update':
    case 'views.publish':
      return keepView(method, args, state);
    case 'files.getUploadURLExternal': {
      const id = `F0${state.files.size + 1}`;
      state.files.set(id, { bytes: 0, pollsLeft: state.settings.pollsUntilReady, filename: args['filename'] ?? '' });
      return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
    }
    case 'files.completeUploadExternal':
      return completeUpload(args, state);
    case 'assistant.threads.setStatus':
    case 'assistant.threads.setSuggestedPrompts':
      state.assistant.push({ method, args });
      return { ok: true };
    case 'files.info':
      return fileInfo(args, state);
    default:
      return no('unknown_method');
  }
}
