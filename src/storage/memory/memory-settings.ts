import type { SettingsStore } from '#src/bot/ports.ts';
import { readStoredJson } from '../stored-json.ts';

/** Settings in memory; as JSON, so that they come back as they would from a disk. */
export function createMemorySettings(): SettingsStore {
  const settings = new Map<string, { readonly text: string; readonly version: number }>();
  return {
    read: async (workspaceId, schema) => {
      const kept = settings.get(workspaceId);
      if (!kept) return undefined;
      const { text, version } = kept;
      return { value: readStoredJson(text, schema, `the settings of ${workspaceId}`), version };
    },
    write: async (workspaceId, schema, { value, version }) => {
      const text = JSON.stringify(schema.parse(value));
      if ((settings.get(workspaceId)?.version ?? 0) !== version) return false;
      settings.set(workspaceId, { text, version: version + 1 });
      return true;
    },
  };
}
