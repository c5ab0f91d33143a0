/** Commands tried out where nobody is written to: on the command line, and on the page. */
import type { Locale } from '#src/core/locale.ts';
import { localeOfText } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { CommandDeps } from '../commands/command-deps.ts';
import { runCommand, toCommand } from '../commands/run-command.ts';
import type { Directory } from '../ports.ts';

/** Who tries, and where. */
export const TRIAL = { workspaceId: 'trial', person: 'you', conversation: 'here', direct: 'direct' } as const;

const CHANNEL = /#[\p{L}\p{N}_-]{1,80}/gu;

/** Every channel that is named is there, and whoever tries may do all. */
export function trialDirectory(zone: string | undefined): Directory {
  return {
    person: async () => ({ kind: 'admin', ...(zone === undefined ? {} : { zone }) }),
    place: async (key) => {
      if (key === TRIAL.direct) return { kind: 'direct' };
      return key === TRIAL.conversation ? { kind: 'own' } : { kind: 'own', name: key };
    },
    admins: async () => [],
  };
}

/** Runs a text if it is a command; `undefined` for a question. */
export async function tryCommand(
  text: string,
  deps: Omit<CommandDeps, 'directory' | 'chat'>,
  { locale, zone }: { readonly locale?: Locale | undefined; readonly zone?: string | undefined } = {},
): Promise<Message | undefined> {
  const marked = new Map([...text.matchAll(CHANNEL)].map(([name]) => [name, name]));
  const read = toCommand(text, deps.knowledge(), marked);
  if (read === undefined) return undefined;
  const { workspaceId, person, conversation } = TRIAL;
  const asked = { workspaceId, person, conversation, place: conversation, keys: [deps.newToken()], marked };
  const trial = { ...deps, directory: trialDirectory(zone), chat: { direct: async () => TRIAL.direct } };
  return runCommand(read, { ...asked, locale: locale ?? localeOfText(text, 'en') }, trial);
}
