/** Takes the project's `.env` into the environment, where there is one. */
import { fileURLToPath } from 'node:url';

const ENV_FILE = fileURLToPath(new URL('../../.env', import.meta.url));

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Reads `.env` of the project; what is set already wins, and a file that is not there is none. */
export function takeEnvFile(file: string = ENV_FILE): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
