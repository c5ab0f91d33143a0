/** Several workspaces, each with the token that its installation brought; kept sealed, and forgotten when Slack says so. */
import type { Installation } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AuditStore, InstallationStore } from '#src/bot/ports.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import type { Gone } from './gone.ts';
import type { Seat, Source, Workspace, Workspaces } from './workspaces.ts';

/** What is kept of an installation, as text and sealed. Tokens of people are not asked for, and not kept. */
const Kept = z.object({
  installedAt: z.number(),
  botToken: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  appId: z.string().optional(),
  team: z.string(),
  scopes: z.array(z.string()),
});

export interface InstalledDeps {
  readonly installations: InstallationStore;
  readonly audit: AuditStore;
  /** What to speak with under a token. */
  readonly open: (botToken: string) => Seat;
  /** The permissions that the bot should have. */
  readonly scopes: readonly string[];
  readonly appId?: string;
  readonly now: () => number;
  readonly log: Logger;
}

export interface Installed extends Workspaces {
  /** @throws {SmallcapsError} `SLACK_INSTALL` for an installation that we could not speak with, `SLACK_FOREIGN` of another app. */
  keep(installation: Installation): Promise<void>;
  /**
   * Begins in every workspace that has an installation of its own, so that what an earlier process left there is ended. The
   * workspaces of an organisation that installed the bot as a whole are not known before their first requests.
   */
  openAll(): Promise<void>;
  /** Deletes the installation, unless it was made after that. */
  forget(gone: Gone): Promise<void>;
}

/** Of a workspace of Slack, not of an organisation or of another platform. */
const WORKSPACE = /^slack:(T[A-Z0-9]{1,40})$/;

/** A workspace in use, and the installation that it speaks by. */
interface Open {
  readonly installedAs: string;
  readonly workspace: Workspace;
}

function toId(id: string): string {
  return `slack:${id}`;
}

function toKept(installation: Installation, installedAt: number): z.infer<typeof Kept> {
  const { bot, appId, team, enterprise } = installation;
  if (bot === undefined) throw new SmallcapsError('SLACK_INSTALL', { detail: 'The installation brought no bot.' });
  if (bot.expiresAt !== undefined || bot.refreshToken !== undefined) {
    const next = 'Turn token rotation off under OAuth & Permissions of the app, and install it again.';
    throw new SmallcapsError('SLACK_INSTALL', { detail: 'The app rotates its tokens, which is not supported.', next });
  }
  return {
    installedAt,
    botToken: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    ...(appId === undefined ? {} : { appId }),
    team: team?.name ?? enterprise?.name ?? '',
    scopes: bot.scopes,
  };
}

/** Where an installation belongs: to a workspace, or to an organisation as a whole. */
function placeOf({ team, enterprise, isEnterpriseInstall }: Installation): { id: string; enterpriseId?: string } {
  const of = enterprise === undefined ? {} : { enterpriseId: toId(enterprise.id) };
  if (isEnterpriseInstall === true && enterprise !== undefined) return { id: toId(enterprise.id), ...of };
  if (team === undefined) throw new SmallcapsError('SLACK_INSTALL', { detail: 'The installation names no workspace.' });
  return { id: toId(team.id), ...of };
}

async function readKept(
  id: string,
  { installations }: Pick<InstalledDeps, 'installations'>,
): Promise<z.infer<typeof Kept> | undefined> {
  const found = await installations.find(id);
  return found && Kept.parse(JSON.parse(found.secret));
}

/** All installations of a store as workspaces. */
export function createInstalled(deps: InstalledDeps): Installed {
  const { installations, audit, log } = deps;
  const opened = new Map<string, Promise<Open | undefined>>();
  const begun = new Set<string>();

  const open = async (teamId: string, enterpriseId: string | undefined): Promise<Open | undefined> => {
    for (const id of [teamId, ...(enterpriseId === undefined ? [] : [enterpriseId])].map(toId)) {
      const kept = await readKept(id, deps);
      if (kept === undefined) continue;
      const { botToken, botId, botUserId, appId, team, scopes } = kept;
      const seat = deps.open(botToken);
      // Once only: after that, what is half done is ours.
      if (!begun.has(teamId)) await seat.begin(toId(teamId));
      begun.add(teamId);
      const identity = { teamId, team, botId, botUserId, scopes, ...(appId === undefined ? {} : { appId }) };
      return { installedAs: id, workspace: { ...seat, identity } };
    }
    return undefined;
  };

  /** What speaks by this installation, or by none so far, is looked up again. */
  const reopen = async (id: string): Promise<void> => {
    for (const [teamId, pending] of [...opened]) {
      const found = await pending.catch(() => undefined);
      if (found === undefined || found.installedAs === id || toId(teamId) === id) opened.delete(teamId);
    }
  };

  const find = async ({ teamId, enterpriseId }: Source): Promise<Workspace | undefined> => {
    if (teamId === undefined) return undefined;
    const pending = opened.get(teamId) ?? open(teamId, enterpriseId);
    opened.set(teamId, pending);
    try {
      const found = await pending;
      // Only what there is is remembered: the next request may come after an installation.
      if (found === undefined) opened.delete(teamId);
      return found?.workspace;
    } catch (error) {
      opened.delete(teamId);
      throw error;
    }
  };

  return {
    appId: deps.appId,
    find,
    openAll: () => openAll(find, deps),
    keep: async (installation) => {
      const { id, enterpriseId } = placeOf(installation);
      if (deps.appId !== undefined && installation.appId !== deps.appId) throw new SmallcapsError('SLACK_FOREIGN');
      const kept = toKept(installation, deps.now());
      const secret = JSON.stringify(kept);
      await installations.store({ workspaceId: id, secret, ...(enterpriseId === undefined ? {} : { enterpriseId }) });
      await audit.append(id, { actor: installation.user.id, action: 'installed', subject: kept.scopes.join(' ') });
      await reopen(id);
      log.info({ workspaceId: id }, 'the bot was installed');
      tellMissing(id, kept.scopes, deps);
    },
    forget: async ({ teamId, enterpriseId, isWholeOrganisation, at }) => {
      const gone = isWholeOrganisation ? enterpriseId : teamId;
      const kept = gone === undefined ? undefined : await readKept(toId(gone), deps);
      // Slack counts in seconds, and delivers late: what was installed again since stays.
      if (gone === undefined || kept === undefined || kept.installedAt >= at + 1_000) return;
      const id = toId(gone);
      await installations.delete(id);
      await reopen(id);
      await audit.append(id, { actor: 'slack', action: 'uninstalled', subject: 'the token is no longer valid' });
      log.info({ workspaceId: id }, 'the bot was taken out, and its token is forgotten');
    },
  };
}

/** Opens all, one after the other; one that cannot be opened keeps no other from it. */
async function openAll(find: Workspaces['find'], { installations, log }: InstalledDeps): Promise<void> {
  for (const { workspaceId } of await installations.list()) {
    const [, teamId] = WORKSPACE.exec(workspaceId) ?? [];
    if (teamId === undefined) continue;
    await find({ teamId }).catch((error: unknown) =>
      log.error({ err: error, workspaceId }, 'a workspace was not opened'),
    );
  }
}

function tellMissing(workspaceId: string, granted: readonly string[], { scopes, log }: InstalledDeps): void {
  for (const scope of scopes.filter((wanted) => !granted.includes(wanted))) {
    const problem = new SmallcapsError('SLACK_SCOPE', {
      detail: `The bot lacks the scope ${scope} in ${workspaceId}.`,
    });
    log.warn(problem.message);
  }
}
