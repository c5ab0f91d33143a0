/** Where the files are that a desk may change. */
import { fileURLToPath } from 'node:url';

/** The project's own configuration and templates. */
export const DEFAULT_FOLDERS = {
  config: fileURLToPath(new URL('../../config', import.meta.url)),
  templates: fileURLToPath(new URL('../../templates', import.meta.url)),
} as const;

/** Where a checkout keeps its data: in the project, and out of version control. */
export const DEFAULT_DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** Where the files are. `templates` is the project's own folder where it is left out. */
export interface KnowledgeFolders {
  readonly config: string;
  readonly templates?: string;
}
