import type { Installation, InstallationStore } from '#src/bot/ports.ts';

/** Installations in memory. They never reach a disk, so nothing is sealed. */
export function createMemoryInstallations(): InstallationStore {
  const installations = new Map<string, Installation>();
  return {
    store: async (installation) => {
      installations.set(installation.workspaceId, installation);
    },
    find: async (workspaceId) => installations.get(workspaceId),
    list: async () =>
      [...installations.values()]
        .map(({ secret: _, ...installation }) => installation)
        .toSorted((a, b) => (a.workspaceId < b.workspaceId ? -1 : 1)),
    delete: async (workspaceId) => installations.delete(workspaceId),
  };
}
