import type { Locale } from '#src/core/locale.ts';
import type { SettingsStore } from '../ports.ts';
import { type AskApproverDeps, askApprover } from './ask-approver.ts';
import { type ChangeDeps, changeSettings } from './change-settings.ts';
import { mayPostThere } from './may-post-there.ts';
import type { OpenCompliance } from './open-compliance.ts';
import { createSettingsMemory } from './workspace-settings.ts';

/** What compliance is made of. */
export interface ComplianceDeps extends Omit<AskApproverDeps, 'memory'>, Omit<ChangeDeps, 'memory'> {
  readonly settings: SettingsStore;
  /** The language where a workspace has set none. */
  readonly language: Locale;
}

/** Over the directory of one platform, and what its workspaces have set. */
export function createCompliance(deps: ComplianceDeps): OpenCompliance {
  const { directory } = deps;
  const memory = createSettingsMemory(deps.settings, deps.language, deps.now);
  return {
    memory,
    directory,
    mayPostThere: async (going) => mayPostThere(going, (await memory.read(going.workspaceId)).value, directory),
    languageOf: async (workspaceId, person) => {
      const own = person === undefined ? undefined : (await directory.person(person)).locale;
      return own ?? (await memory.read(workspaceId)).value.language;
    },
    settings: async (workspaceId, person) => {
      const [standing, { kind }] = await Promise.all([memory.readFresh(workspaceId), directory.person(person)]);
      return { ...standing, mayChange: kind === 'admin' };
    },
    change: (change) => changeSettings(change, { ...deps, memory }),
    ask: (wanted) => askApprover(wanted, { ...deps, memory }),
  };
}
