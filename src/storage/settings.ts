import type { SettingsStore } from '#src/bot/ports.ts';
import type { StoreContext } from './store-context.ts';
import { readStoredJson } from './stored-json.ts';

/** Settings as JSON in a table. */
export function createSettings({ db, now }: StoreContext): SettingsStore {
  return {
    read: async (workspaceId, schema) => {
      const row = await db
        .selectFrom('setting')
        .select(['value', 'version'])
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      return (
        row && { value: readStoredJson(row.value, schema, `the settings of ${workspaceId}`), version: row.version }
      );
    },
    write: async (workspaceId, schema, settings) => {
      const value = JSON.stringify(schema.parse(settings.value));
      const { version } = settings;
      const written =
        version === 0
          ? db
              .insertInto('setting')
              .values({ workspace_id: workspaceId, version: 1, value, changed_at: now() })
              .onConflict((conflict) => conflict.doNothing())
              .returning('version')
          : db
              .updateTable('setting')
              .set({ version: version + 1, value, changed_at: now() })
              .where('workspace_id', '=', workspaceId)
              .where('version', '=', version)
              .returning('version');
      return (await written.execute()).length > 0;
    },
  };
}
