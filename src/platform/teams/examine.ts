/** A live look at what is configured for Teams: what is right, and for all else what to do next. */
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import { createCloud } from './cloud.ts';
import { createTokens } from './tokens.ts';

/** What is looked at. */
export interface Examination {
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly tenants: readonly string[];
  readonly mayRead: boolean;
  readonly publicUrl?: string | undefined;
  readonly emulatorUrl?: string | undefined;
  readonly log: Logger;
}

/** One thing that was looked at: good, or with what stands in the way. */
export type Finding =
  | { readonly ok: true; readonly what: string }
  | { readonly ok: false; readonly what: string; readonly problem: SmallcapsError };

/** Asks for a token, which shows whether id, secret and tenant belong together. */
async function examineToken(what: string, token: () => Promise<string>): Promise<Finding> {
  try {
    await token();
    return { ok: true, what };
  } catch (error) {
    if (error instanceof SmallcapsError) return { ok: false, what, problem: error };
    throw error;
  }
}

function missing(names: readonly string[]): Finding {
  const detail = `Teams is only half set up: ${names.join(' and ')} not set.`;
  return { ok: false, what: 'Teams', problem: new SmallcapsError('TEAMS_SETUP', { detail }) };
}

/** Looks at credentials and permissions. What only a request from Teams can show is said to be open. */
export async function examineTeams(examination: Examination): Promise<readonly Finding[]> {
  const { clientId, clientSecret, tenantId, tenants, mayRead, publicUrl, emulatorUrl, log } = examination;
  if (clientId === undefined && clientSecret === undefined && tenantId === undefined) {
    return [{ ok: true, what: 'Teams is not set up: the README, Connect Teams, has the steps' }];
  }
  if (clientId === undefined || clientSecret === undefined || tenantId === undefined) {
    const given = { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, TENANT_ID: tenantId };
    return [missing(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : [])))];
  }
  const tokens = createTokens({ clientId, clientSecret, tenantId }, createCloud([], emulatorUrl), log);
  const findings: Finding[] = [
    await examineToken('CLIENT_ID, CLIENT_SECRET and TENANT_ID: Microsoft gives the bot its token', () => tokens.bot()),
  ];
  if (mayRead) {
    const what = 'TEAMS_READ_BACK: Microsoft gives a token for Graph; each team shows whether it grants reading';
    findings.push(await examineToken(what, () => tokens.graph(tenantId)));
  } else {
    findings.push({
      ok: true,
      what: 'TEAMS_READ_BACK is no: a post that Teams does not confirm is told, and not looked for',
    });
  }
  const all = [tenantId, ...tenants].join(', ');
  findings.push({
    ok: true,
    what: `requests are taken from: ${all}; the first one shows whether Teams reaches the bot`,
  });
  findings.push({
    ok: true,
    what:
      publicUrl === undefined
        ? 'SMALLCAPS_PUBLIC_URL is not set: charts that Teams would draw wrongly come as tables'
        : `SMALLCAPS_PUBLIC_URL: the messaging endpoint is ${publicUrl}/api/messages`,
  });
  return findings;
}
