/** The program's logger: JSON lines in which no secret stands, wherever it was put. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { redactText, STRUCK } from './redact.ts';

const SECRET_KEYS = [
  'token',
  'botToken',
  'appToken',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'bot_token',
  'authorization',
  'Authorization',
  'password',
  'passwd',
  'secret',
  'clientSecret',
  'client_secret',
  'signingSecret',
  'signing_secret',
  'apiKey',
  'api_key',
  'cookie',
  'Cookie',
  '["set-cookie"]',
  '["Set-Cookie"]',
  '["x-api-key"]',
] as const;

/** In the line itself, and in objects within objects within it. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'] as const;

function pathsOf(key: string): string[] {
  return DEPTHS.map((depth) => (key.startsWith('[') ? `${depth.slice(0, -1)}${key}` : `${depth}${key}`));
}

/** How much is logged, where to, and which values must never be seen. */
export interface LoggerOptions {
  /** The least grave level that is logged. */
  readonly level: string;
  /** Where the lines go: stdout for the server, stderr for the command line. */
  readonly destination: DestinationStream;
  /** Values to strike out wherever they stand, besides all that looks like a secret. @default none */
  readonly secrets?: readonly string[];
}

/**
 * Creates the logger.
 *
 * Fields named like secrets are struck out down to the fourth level; what looks like a secret is struck out of every string:
 * fields, messages, errors and their stacks.
 */
export function createLogger({ level, destination, secrets = [] }: LoggerOptions): Logger {
  // In a JSON line a secret stands as JSON writes it.
  const asWritten = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  const clean: DestinationStream = {
    write: (line) => {
      destination.write(redactText(line, asWritten));
    },
  };
  const redact = { paths: SECRET_KEYS.flatMap(pathsOf), censor: STRUCK };
  return pino({ level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, clean);
}
