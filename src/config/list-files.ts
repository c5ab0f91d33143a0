/** Lists the YAML files of one folder of the configuration. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SmallcapsError } from '#src/core/errors.ts';
import { toFileProblem } from './read-text.ts';
import type { ConfigFolder } from './read-yaml.ts';

/**
 * The YAML files right in a folder below the configuration folder, by name; hidden files are left out.
 *
 * @returns `files` from the configuration folder, with `/`; a folder that is not there is a problem `FILE_MISSING`.
 */
export function listYamlFiles(
  folder: ConfigFolder,
  below: string,
): { files: readonly string[]; problems: readonly SmallcapsError[] } {
  try {
    const names = readdirSync(join(folder.path, below)).filter(
      (name) => /\.ya?ml$/.test(name) && !name.startsWith('.'),
    );
    return { files: names.sort().map((name) => `${below}/${name}`), problems: [] };
  } catch (error) {
    return { files: [], problems: [toFileProblem(`${folder.name}/${below}`, error)] };
  }
}
