import type { Compliance, Directory } from '../ports.ts';
import type { SettingsMemory } from './workspace-settings.ts';

/** Who may have what where, with what it rests on for those that carry decisions out. */
export interface OpenCompliance extends Compliance {
  readonly memory: SettingsMemory;
  readonly directory: Directory;
}
