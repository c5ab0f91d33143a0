/** The environment: the only file that names its variables. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { SmallcapsError } from '#src/core/errors.ts';
import { DEFAULT_DATA_FOLDER, DEFAULT_FOLDERS, type KnowledgeFolders } from './folders.ts';
import type { Checked } from './read-yaml.ts';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port (0 to 65535; 0 takes any free one)')
  .transform(Number)
  .refine((port) => port <= 65_535, 'is not a port (0 to 65535; 0 takes any free one)');

/** The public service, to which charts would leave the house. */
const PUBLIC_CHART_SERVERS = /(^|\.)quickchart\.io$/;

function isServerAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.search + url.hash === '';
}

/** Names of this machine. */
const NEAR = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const ChartServer = z
  .string()
  .refine(isServerAddress, 'is not the address of a server (http://host:port)')
  .refine(
    (text) => !(URL.canParse(text) && PUBLIC_CHART_SERVERS.test(new URL(text).hostname)),
    'is the public service, which would see every chart: name a server of your own',
  )
  .transform((text) => text.replace(/\/+$/, ''));

/** The bot's token goes to this address, so only a machine at hand may be reached without encryption. */
const SlackApi = z
  .string()
  .refine(isServerAddress, 'is not the address of a Web API (https://host/api)')
  .refine(
    (text) => !URL.canParse(text) || new URL(text).protocol === 'https:' || NEAR.test(new URL(text).hostname),
    'is not encrypted, and not on this machine',
  )
  .transform((text) => text.replace(/\/+$/, ''));

/** Teams fetches pictures from the internet, encrypted. */
const PublicUrl = z
  .string()
  .refine(isServerAddress, 'is not an address (https://host)')
  .refine((text) => text.startsWith('https://'), 'is not encrypted (https://host)')
  .transform((text) => text.replace(/\/+$/, ''));

/** It takes the place of Microsoft, secrets included: only on this machine. */
const Emulator = z
  .string()
  .refine(
    (text) => /^http:\/\/[^/]+$/.test(text) && URL.canParse(text) && NEAR.test(new URL(text).hostname),
    'is not the address of an emulator on this machine (http://127.0.0.1:port)',
  );

const Guid = z
  .string()
  .regex(/^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/, 'is not an id (8-4-4-4-12 hexadecimal digits)')
  .transform((id) => id.toLowerCase());

/** Parts of a list with commas between. */
function listOf<T>(part: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(part));
}

const Host = z
  .string()
  .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'is not a list of hosts with commas between (smba.example.com)');

/** Of a person in Entra: how they sign in, or the id of their account. */
const Account = z
  .string()
  .regex(
    /^(?:[^\s@,#]{1,64}@[^\s@,#]{1,189}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$/,
    'is not a list of accounts with commas between (alice@desk.example, or an object id)',
  )
  .transform((account) => account.toLowerCase());

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every variable that is read, in the order of .env.example. An empty one counts as not set. */
export const Env = z.object({
  SMALLCAPS_ADMIN_PORT: Port.default(3001),
  SMALLCAPS_PORT: Port.default(3000),
  SMALLCAPS_HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:-]{1,253}$/, 'is not an address of this machine (127.0.0.1; 0.0.0.0 is every one)')
    .default('127.0.0.1'),
  SMALLCAPS_PUBLIC_URL: PublicUrl.optional(),
  SMALLCAPS_CONFIG_DIR: z
    .string()
    .default(DEFAULT_FOLDERS.config)
    .transform((folder) => resolve(folder)),
  SMALLCAPS_TEMPLATES_DIR: z
    .string()
    .default(DEFAULT_FOLDERS.templates)
    .transform((folder) => resolve(folder)),
  SMALLCAPS_DATA_DIR: z
    .string()
    .default(DEFAULT_DATA_FOLDER)
    .transform((folder) => resolve(folder)),
  SMALLCAPS_SECRET_KEY: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/,
      'is not 32 bytes in base64 (openssl rand -base64 32 makes one), or several with commas between',
    )
    .optional(),
  SMALLCAPS_LOG_LEVEL: z.enum(LOG_LEVELS, `is not one of ${LOG_LEVELS.join(', ')}`).default('info'),
  SMALLCAPS_CHART_SERVER: ChartServer.optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[A-Za-z0-9-]+$/, 'is not a bot token (it starts with xoxb-)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[A-Za-z0-9-]+$/, 'is not an app-level token (it starts with xapp-)')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^(?!xox|xapp)[A-Za-z0-9_-]{16,}$/,
      'is not a signing secret (16 or more letters and digits, under Basic Information of the app)',
    )
    .optional(),
  SLACK_APP_ID: z
    .string()
    .regex(/^A[A-Z0-9]{2,40}$/, 'is not the id of an app (it starts with A, under Basic Information)')
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d{1,20}\.\d{1,20}$/, 'is not a client id (two numbers with a point between, under Basic Information)')
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(
      /^(?!xox|xapp)[A-Za-z0-9_-]{16,}$/,
      'is not a client secret (16 or more letters and digits, under Basic Information of the app)',
    )
    .optional(),
  SLACK_STATE_SECRET: z
    .string()
    .regex(/^(?!xox|xapp)\S{16,}$/, 'is not a secret of 16 or more characters (openssl rand -base64 32 makes one)')
    .optional(),
  SLACK_API_URL: SlackApi.optional(),
  CLIENT_ID: Guid.optional(),
  CLIENT_SECRET: z
    .string()
    .regex(/^\S{8,200}$/, 'is not the value of a client secret (Certificates & secrets of the app registration)')
    .optional(),
  TENANT_ID: Guid.optional(),
  TEAMS_TENANTS: listOf(Guid).default([]),
  TEAMS_ADMINS: listOf(Account).default([]),
  TEAMS_SERVICE_HOSTS: listOf(Host).default([]),
  TEAMS_READ_BACK: z.enum(['yes', 'no'], 'is neither yes nor no').default('no'),
  TEAMS_EMULATOR_URL: Emulator.optional(),
});
export type Env = z.output<typeof Env>;

const SECRETS: readonly (keyof Env)[] = [
  'SMALLCAPS_SECRET_KEY',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'CLIENT_SECRET',
];

type Variables = Readonly<Record<string, string | undefined>>;

function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function toProblem(issue: z.core.$ZodIssue, variables: Variables): SmallcapsError {
  const name = String(issue.path[0]);
  const isSecret = SECRETS.some((secret) => secret === name);
  const value = variables[name];
  // A refused secret is often a right secret in the wrong variable, and an address may hold a password: not shown.
  const found = isSecret || value === undefined || value.includes('@') ? {} : { value };
  return new SmallcapsError('ENV_REFUSED', { detail: `${name} ${issue.message}`, ...found });
}

/** The variables that are ours, checked and with their defaults. Problems `ENV_REFUSED` name the variable and never hold a secret. */
export function readEnv(variables: Variables): Checked<Env> {
  const given = withoutEmpty(variables);
  const parsed = Env.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => toProblem(issue, given)) };
}

/** The folders alone, for work that needs no other variable and should not fail over one. */
export function readFolders(variables: Variables): Required<KnowledgeFolders> {
  const { SMALLCAPS_CONFIG_DIR: config, SMALLCAPS_TEMPLATES_DIR: templates } = withoutEmpty(variables);
  return {
    config: config === undefined ? DEFAULT_FOLDERS.config : resolve(config),
    templates: templates === undefined ? DEFAULT_FOLDERS.templates : resolve(templates),
  };
}

/** Whether the environment has what a connection needs: the bot's token and a way for Slack to reach us, or an app to install. */
export function hasSlackTokens(env: Env): boolean {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } = env;
  if ((SLACK_CLIENT_ID ?? SLACK_CLIENT_SECRET) !== undefined) return true;
  return SLACK_BOT_TOKEN !== undefined && (SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET) !== undefined;
}

/** Whether Teams is set up, be it by half: what is missing is said at the start. */
export function hasTeamsCredentials({ CLIENT_ID, CLIENT_SECRET, TENANT_ID }: Env): boolean {
  return (CLIENT_ID ?? CLIENT_SECRET ?? TENANT_ID) !== undefined;
}

/** The values of an environment that must never be shown: for the logger to strike out. */
export function secretsOf(env: Env): readonly string[] {
  return SECRETS.flatMap((name) => {
    const value = env[name];
    return typeof value === 'string' ? value.split(',') : [];
  });
}
