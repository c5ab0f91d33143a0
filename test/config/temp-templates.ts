import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigFolder } from '#src/config/read-yaml.ts';
import { tempConfig } from './temp-config.ts';

/** A copy of the project's templates, to be broken. */
export function tempTemplates(): ConfigFolder {
  const { path } = tempConfig({});
  const folder = { path: join(path, '../templates'), name: 'templates' };
  cpSync('templates', folder.path, { recursive: true });
  return folder;
}
