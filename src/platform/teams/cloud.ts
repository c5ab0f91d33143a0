/** Where Microsoft is reached, and which addresses may be reached at all: nothing else ever gets the bot's token. */

/** Microsoft's public cloud, or an emulator on this machine in place of all of it. */
export interface TeamsCloud {
  /** Who signs what comes in. */
  readonly issuer: string;
  /** The document beside which the keys lie; only the place of the keys is made from it. */
  readonly openIdMetadataUrl: string;
  /** Origin that tokens are fetched from. */
  readonly loginOrigin: string;
  /** Without a slash at its end. */
  readonly graphUrl: string;
  /** The connector that takes messages for all regions, where no nearer one was named. Absent in an emulator: each has its own. */
  readonly globalServiceUrl: string | undefined;
  /** An address of the connector in the one form that is stored and used, without a slash at its end; `undefined` for any other. */
  toServiceUrl(text: string): string | undefined;
  /** Whether the bot's token may go there. */
  mayReach(url: string): boolean;
}

/** The token issuer of the Bot Framework, the same in every emulator. */
const ISSUER = 'https://api.botframework.com';
const SERVICE_HOSTS = ['smba.trafficmanager.net'];
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const GLOBAL_SERVICE = 'https://smba.trafficmanager.net/teams';
const GRAPH = 'https://graph.microsoft.com';

function parse(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username + url.password + url.search + url.hash !== '') return undefined;
  // A lone "?" or "#" leaves nothing in `search` and `hash`, and would swallow the path put behind it.
  if (/[?#\\\s]/.test(text)) return undefined;
  return url;
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

/**
 * @param extraHosts Hosts of a connector besides Microsoft's own for Teams.
 * @param emulatorUrl Origin of an emulator; then nothing but it is reached.
 */
export function createCloud(extraHosts: readonly string[] = [], emulatorUrl?: string): TeamsCloud {
  const hosts = new Set([...SERVICE_HOSTS, ...extraHosts]);
  const isService = (url: URL): boolean =>
    emulatorUrl === undefined
      ? url.protocol === 'https:' && url.port === '' && hosts.has(url.hostname)
      : url.origin === emulatorUrl;
  const graphUrl = emulatorUrl === undefined ? `${GRAPH}/v1.0` : `${emulatorUrl}/graph/v1.0`;
  return {
    issuer: ISSUER,
    openIdMetadataUrl: `${emulatorUrl ?? 'https://login.botframework.com'}/v1/.well-known/openidconfiguration`,
    loginOrigin: emulatorUrl ?? 'https://login.microsoftonline.com',
    graphUrl,
    globalServiceUrl: emulatorUrl === undefined ? GLOBAL_SERVICE : undefined,
    toServiceUrl: (text) => {
      const url = parse(text);
      return url !== undefined && isService(url) ? withoutSlash(url.href) : undefined;
    },
    mayReach: (text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url === undefined || url.username + url.password !== '') return false;
      return isService(url) || url.href.startsWith(`${graphUrl}/`);
    },
  };
}
