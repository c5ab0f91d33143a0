import type {
  AuditStore,
  Directory,
  EventStore,
  SettingsChange,
  SettingsChanged,
  WorkspaceSettings,
} from '../ports.ts';
import type { SettingsMemory, Standing } from './workspace-settings.ts';

/** What changing settings takes. */
export interface ChangeDeps {
  readonly events: EventStore;
  readonly audit: AuditStore;
  readonly directory: Directory;
  readonly memory: SettingsMemory;
}

function toLines({ language, rules, approvers, approvedFor }: WorkspaceSettings): ReadonlyMap<string, string> {
  return new Map([
    ['language', language],
    ...Object.entries(rules),
    ['approvers', approvers === 'admins' ? approvers : approvers.join(' ')],
    ['approvedFor', approvedFor.join(' ')],
  ]);
}

/** What is different, as `csv: refused -> allowed`, for the audit. */
function describeChange(before: WorkspaceSettings, after: WorkspaceSettings): string {
  const was = toLines(before);
  const lines = [...toLines(after)].filter(([name, value]) => was.get(name) !== value);
  return lines.map(([name, value]) => `${name}: ${was.get(name) ?? ''} -> ${value}`).join('; ');
}

/** Writes settings as an administrator has put them, in place of those that they had before them. */
export async function changeSettings(change: SettingsChange, deps: ChangeDeps): Promise<SettingsChanged> {
  const { workspaceId, person, keys, place, value, version } = change;
  const { events, audit, directory, memory } = deps;
  if ((await directory.person(person)).kind !== 'admin') return 'not-admin';
  if (!(await events.claim(workspaceId, keys))) return 'known';
  const before: Standing = await memory.readFresh(workspaceId);
  const after: WorkspaceSettings = { ...value, approvedFor: before.value.approvedFor };
  if (before.version !== version) return 'overtaken';
  if (!(await memory.write(workspaceId, { value: after, version }))) return 'overtaken';
  const subject = describeChange(before.value, after) || 'nothing';
  await audit.append(workspaceId, { actor: person, action: 'settings_changed', subject, place });
  return 'changed';
}
