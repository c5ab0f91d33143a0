/** What the bot speaks with in a workspace when nobody has asked there. */
import type { Chat, ChatOf, InstallationStore } from '#src/bot/ports.ts';
import type { Source, Workspace } from './workspaces.ts';

/** How a workspace is found. */
export interface ChatOfDeps {
  readonly find: (source: Source) => Promise<Workspace | undefined>;
  readonly installations: Pick<InstallationStore, 'list'>;
  /** What is spoken with in a workspace. @default its own chat as it is */
  readonly speakIn?: (workspace: Workspace, workspaceId: string) => Chat;
}

const OURS = /^slack:(?<id>[A-Z0-9]{1,40})$/;

/**
 * Looks a workspace up by its id. One that came with the installation of a whole organisation is found through that: its own
 * id does not say whose it is.
 */
export function createChatOf({ find, installations, speakIn = ({ chat }) => chat }: ChatOfDeps): ChatOf {
  return async (workspaceId) => {
    const teamId = OURS.exec(workspaceId)?.groups?.['id'];
    if (teamId === undefined) return undefined;
    const own = await find({ teamId });
    if (own !== undefined) return own.identity.teamId === teamId ? speakIn(own, workspaceId) : undefined;
    for (const installation of await installations.list()) {
      if (installation.workspaceId !== installation.enterpriseId) continue;
      const enterpriseId = OURS.exec(installation.enterpriseId)?.groups?.['id'];
      const found = await find({ teamId, enterpriseId });
      if (found !== undefined) return speakIn(found, workspaceId);
    }
    return undefined;
  };
}
