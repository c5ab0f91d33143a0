/** Reads from config/slack-manifest.yaml which permissions the bot asks for. */
import { z } from 'zod';
import { type ConfigFolder, readYaml } from './read-yaml.ts';

const MANIFEST_FILE = 'slack-manifest.yaml';

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The permissions that the bot cannot do without; empty where the file does not say. */
export function readBotScopes(folder: ConfigFolder): readonly string[] {
  const read = readYaml(folder, MANIFEST_FILE, Manifest);
  return read.ok ? read.value.data.oauth_config.scopes.bot : [];
}
