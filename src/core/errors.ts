/**
 * Everything that can be broken, by code: what happened, what to do next, and whether trying again can help.
 *
 * Expected outcomes (no data, a question not understood) are values and do not stand here.
 */
export const ERRORS = {
  FILE_MISSING: {
    text: 'A file that is needed is not there.',
    next: 'Put it back, or correct its path in the settings.',
    retry: 'after_fix',
  },
  FILE_UNREADABLE: {
    text: 'A file could not be read.',
    next: 'Check its permissions and that it is UTF-8 text.',
    retry: 'after_fix',
  },
  YAML_SYNTAX: {
    text: 'A file is not valid YAML.',
    next: 'Correct the line; quote values that hold a colon or start with a special character.',
    retry: 'after_fix',
  },
  VALUE_REFUSED: {
    text: 'A value in a file is not one that is allowed there.',
    next: 'Correct the value on that line.',
    retry: 'after_fix',
  },
  ID_UNKNOWN: {
    text: 'A file names an id that the catalogue does not have.',
    next: 'Correct the id, or add it to config/metrics.yaml or config/segments.yaml.',
    retry: 'after_fix',
  },
  ID_TWICE: {
    text: 'Something that must be unique stands twice.',
    next: 'Remove or rename one of the two.',
    retry: 'after_fix',
  },
  PHRASE_TWICE: {
    text: 'A phrase of the lexicon has two meanings.',
    next: 'Keep it in one group: take it out of `absent.*` if a report has it now, else make the other phrase longer.',
    retry: 'after_fix',
  },
  WORDING_MISMATCH: {
    text: 'A message catalogue lacks a text, or a text uses a slot that it is not given.',
    next: 'Add the text, or use the slots that the other languages use.',
    retry: 'after_fix',
  },
  TEMPLATE_SLOT: {
    text: 'A template uses something that there is not.',
    next: 'Correct it; the README lists what a template can use.',
    retry: 'after_fix',
  },
  TEMPLATE_WINDOW: {
    text: 'A text of a template shows a number and does not say its window.',
    next: 'Say the window in the same text.',
    retry: 'after_fix',
  },
  TEMPLATE_NUMBER: {
    text: 'A text of a template holds a number typed by hand.',
    next: 'Name it as a slot, so that it comes from the report with its window and source.',
    retry: 'after_fix',
  },
  TEMPLATE_UNKNOWN: {
    text: 'There is no template of this name.',
    next: 'Use the name of a file in templates, without its ending.',
    retry: 'never',
  },
  ENV_REFUSED: {
    text: 'An environment variable has a value that is not allowed.',
    next: 'Correct it; .env.example lists every variable with its form.',
    retry: 'after_fix',
  },
  NO_REPORT: {
    text: 'No report could be loaded.',
    next: 'Put at least one valid report into config/reports.',
    retry: 'after_fix',
  },
  PORT_IN_USE: {
    text: 'The port is taken by another program.',
    next: 'Stop that program, or choose another port with SMALLCAPS_ADMIN_PORT.',
    retry: 'after_fix',
  },
  CHART_FONTS: {
    text: 'A font that charts are drawn with is missing or draws nothing.',
    next: 'Restore the folder src/chart/fonts from the repository, and run npm ci for this machine.',
    retry: 'after_fix',
  },
  CHART_FAILED: {
    text: 'A chart could not be drawn.',
    next: 'Read its numbers in the text or the table.',
    retry: 'never',
  },
  STORE_FOLDER: {
    text: 'The data folder cannot be used.',
    next: 'Check that SMALLCAPS_DATA_DIR is a folder on a local disk that may be written to, with room left.',
    retry: 'after_fix',
  },
  STORE_LOCKED: {
    text: 'The data folder is in use by another process.',
    next: 'Stop that process, or choose another folder with SMALLCAPS_DATA_DIR.',
    retry: 'later',
  },
  STORE_NEWER: {
    text: 'The data was written by a newer version of Smallcaps.',
    next: 'Run that version or a later one: data is never taken back to an older form.',
    retry: 'after_fix',
  },
  STORE_DAMAGED: {
    text: 'The stored data is damaged.',
    next: 'Keep a copy of the data folder, and put the last good backup in its place.',
    retry: 'after_fix',
  },
  STORE_KEY: {
    text: 'Stored secrets cannot be read with this key, or there is none.',
    next: 'Set SMALLCAPS_SECRET_KEY to the key that they were stored with; after a change, name the old one too.',
    retry: 'after_fix',
  },
  SLACK_TOKEN: {
    text: 'Slack refused a token.',
    next: 'Copy the token again from the settings of the app, and see that it belongs to this app and workspace.',
    retry: 'after_fix',
  },
  SLACK_SCOPE: {
    text: 'The Slack app lacks a permission.',
    next: 'Add the scope under OAuth & Permissions (config/slack-manifest.yaml has them all), and install the app again.',
    retry: 'after_fix',
  },
  SLACK_CHANNEL: {
    text: 'The bot may not speak in a channel of Slack.',
    next: 'Invite it there: /invite @smallcaps.',
    retry: 'after_fix',
  },
  SLACK_REFUSED: {
    text: 'Slack refused a message in every form.',
    next: 'The log says why; ask for less at once.',
    retry: 'never',
  },
  SLACK_UNREACHABLE: {
    text: 'Slack cannot be reached, or did not say whether it took a message.',
    next: 'Check the network; the bot tries again by itself.',
    retry: 'later',
  },
  SLACK_FOREIGN: {
    text: 'A request to the Slack endpoint belongs to another app or workspace.',
    next: 'Check SLACK_APP_ID and the request URL of the app.',
    retry: 'never',
  },
  SLACK_INSTALL: {
    text: 'The bot cannot be installed in several workspaces like this.',
    next: 'Set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET and SMALLCAPS_SECRET_KEY together, and leave SLACK_BOT_TOKEN out.',
    retry: 'after_fix',
  },
  SLACK_NOT_INSTALLED: {
    text: 'The bot is not installed in the workspace that a request comes from.',
    next: 'Open /slack/install at the public address of the bot, and choose that workspace.',
    retry: 'after_fix',
  },
  TEAMS_SETUP: {
    text: 'Teams is only half set up.',
    next: 'Set CLIENT_ID, CLIENT_SECRET and TENANT_ID together, or none of them (README, Connect Teams).',
    retry: 'after_fix',
  },
  TEAMS_CREDENTIALS: {
    text: 'Microsoft refused the credentials of the bot.',
    next: 'Check CLIENT_ID, CLIENT_SECRET (its value, not its id; it runs out) and TENANT_ID of the app registration.',
    retry: 'after_fix',
  },
  TEAMS_UNREACHABLE: {
    text: 'Microsoft cannot be reached, or did not answer as it should.',
    next: 'Check the network; the bot tries again by itself.',
    retry: 'later',
  },
  TEAMS_ADDRESS: {
    text: 'An address is not one that the bot may send to.',
    next: 'If it is a connector of Microsoft, name its host in TEAMS_SERVICE_HOSTS; else somebody tried to get the token.',
    retry: 'never',
  },
  CALENDAR_ENDS: {
    text: 'The days that the exchange has published end soon; after them, its sessions are by rule.',
    next: 'Hold what the exchange has published since against the rules, put what differs into config/calendar.yaml, and set published_until there.',
    retry: 'after_fix',
  },
  CANONICAL_REFUSED: {
    text: 'A canonical question string is malformed or names something unknown.',
    next: 'Ask the question in words.',
    retry: 'never',
  },
} as const satisfies Record<string, { text: string; next: string; retry: 'never' | 'later' | 'after_fix' }>;

export type ErrorCode = keyof typeof ERRORS;

/** Where and what, for the reader of the message. `line` counts from 1. */
export interface ErrorDetails {
  readonly file?: string;
  readonly line?: number;
  readonly value?: string;
  readonly detail?: string;
  /** What to do next, where it can be said better than by the catalogue. */
  readonly next?: string;
}

/** The one error class: a code from the catalogue and where it happened. `message` is the whole text for a person. */
export class SmallcapsError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: ErrorOptions = {}) {
    super(describe(code, details), options);
    this.name = 'SmallcapsError';
    this.code = code;
    this.details = details;
  }
}

/** "file:line: what happened (detail; value) -> what to do next [CODE]". */
function describe(code: ErrorCode, details: ErrorDetails): string {
  const entry = ERRORS[code];
  const place =
    details.file === undefined ? '' : `${details.file}${details.line === undefined ? '' : `:${details.line}`}: `;
  const what = details.detail ?? entry.text;
  const value = details.value === undefined ? '' : ` (found: ${JSON.stringify(details.value.slice(0, 120))})`;
  return `${place}${what}${value} -> ${details.next ?? entry.next} [${code}]`;
}
