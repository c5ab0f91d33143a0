import type { Locale } from '#src/core/locale.ts';
import { type SettingsStore, WorkspaceSettings } from '../ports.ts';

/** What holds where nothing was set: nothing leaves the organisation. */
function defaultSettings(language: Locale): WorkspaceSettings {
  return {
    language,
    rules: { answers: 'refused', digests: 'refused', csv: 'refused' },
    approvers: 'admins',
    approvedFor: [],
  };
}

/** Settings with the write that they come from; 0 where nothing was set. */
export interface Standing {
  readonly value: WorkspaceSettings;
  readonly version: number;
}

/** Settings of workspaces, kept for a moment: every request looks at them. */
export interface SettingsMemory {
  read(workspaceId: string): Promise<Standing>;
  /** The settings from the store itself. */
  readFresh(workspaceId: string): Promise<Standing>;
  /** Writes in place of `version`. `false` when somebody else wrote in between. */
  write(workspaceId: string, standing: Standing): Promise<boolean>;
}

/** Another process may write too; ours is seen at once. */
const KEPT_MS = 5_000;

/** @param language Where nothing was set. */
export function createSettingsMemory(settings: SettingsStore, language: Locale, now: () => number): SettingsMemory {
  const kept = new Map<string, { readonly standing: Standing; readonly until: number }>();
  const readFresh = async (workspaceId: string): Promise<Standing> => {
    const stored = await settings.read(workspaceId, WorkspaceSettings);
    const standing = stored ?? { value: defaultSettings(language), version: 0 };
    kept.set(workspaceId, { standing, until: now() + KEPT_MS });
    return standing;
  };
  return {
    readFresh,
    read: async (workspaceId) => {
      const known = kept.get(workspaceId);
      return known !== undefined && known.until > now() ? known.standing : readFresh(workspaceId);
    },
    write: async (workspaceId, standing) => {
      kept.delete(workspaceId);
      return settings.write(workspaceId, WorkspaceSettings, standing);
    },
  };
}
