/** A desk with commands over stores in memory, on a clock that the test sets. */
import type { CommandDeps } from '#src/bot/commands/command-deps.ts';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Chat, Person, Place, Stores } from '#src/bot/ports.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Action, Message } from '#src/core/message.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { loadBundled } from '#test/bundled.ts';
import { quietChat } from '#test/stand-ins/chat.ts';

export const WORKSPACE = 'slack:T1';
/** A Wednesday, half past six in the morning in New York. */
const NOW = Date.parse('2025-09-10T10:30:00Z');

const PEOPLE: Readonly<Record<string, Person>> = {
  U1: { kind: 'member', name: 'Mara', zone: 'America/New_York' },
  U2: { kind: 'member', name: 'Jonas', zone: 'Asia/Hong_Kong' },
  U7: { kind: 'member', name: 'Lea' },
  U9: { kind: 'admin', name: 'Ada' },
};

const PLACES: Readonly<Record<string, Place>> = {
  C1: { kind: 'own', name: '#small-caps', managers: ['U7'] },
  C2: { kind: 'own', name: '#research' },
  C9: { kind: 'shared', name: '#with-clients' },
  D1: { kind: 'direct' },
  D2: { kind: 'direct' },
};

const DIRECT: Readonly<Record<string, string>> = { U1: 'D1', U2: 'D2' };

/** Who gives a command, and where. */
export interface Giver {
  readonly person?: string;
  readonly conversation?: string;
  readonly locale?: Locale;
}

export interface Scene {
  readonly stores: Stores;
  readonly posted: { readonly key: string; readonly message: Message }[];
  /** What its commands run on. */
  deps(): CommandDeps;
  /** How often it was asked to look for what is due. */
  looks(): number;
  setNow(at: number): void;
  /** The message that answers a command or question. */
  say(text: string, giver?: Giver): Promise<Message>;
  /** The same as plain text. */
  tell(text: string, giver?: Giver): Promise<string>;
  /** Taps the button with this label of the last message. */
  tap(label: string, giver?: Giver): Promise<string>;
  /** The labels of the buttons of the last message. */
  labels(): readonly string[];
  audit(): Promise<readonly string[]>;
}

function actionsOf({ blocks }: Message): readonly Action[] {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
}

const knowledge = loadBundled();

/** Opens one. */
export function openScene(): Scene {
  let now = NOW;
  let looks = 0;
  let count = 0;
  let last: Message = { locale: 'en', blocks: [] };
  const posted: { readonly key: string; readonly message: Message }[] = [];
  const stores = openMemoryStores({ now: () => new Date(now) });
  const chat: Chat = {
    ...quietChat,
    post: async (key, message) => {
      posted.push({ key, message });
      return { kind: 'sent', messageId: `1.${posted.length}` };
    },
    direct: async (person) => DIRECT[person],
  };
  const newToken = (): string => {
    count += 1;
    return `id-${count}`;
  };
  const deps = {
    ...stores,
    chat,
    now: () => now,
    knowledge: () => knowledge,
    today: () => '2025-09-10',
    onAuditLost: () => undefined,
    onSeenLost: () => undefined,
    wait: async () => undefined,
    newToken,
    readBackAfterMs: 40_000,
    commands: {
      subscriptions: stores.subscriptions,
      directory: {
        person: async (person: string) => PEOPLE[person] ?? { kind: 'unknown' as const },
        place: async (key: string) => PLACES[key] ?? { kind: 'unknown' as const },
        admins: async () => ['U9'],
      },
      calendar: () => knowledge.calendar,
      lookNow: async () => {
        looks += 1;
      },
      writeAlert: () => ({ kind: 'quiet' as const }),
      postsPerMinute: 1,
    },
  };
  const desk = createDesk(deps);
  const say: Scene['say'] = async (question, { person = 'U1', conversation = 'C1', locale } = {}) => {
    const answer = await desk.askPrivately({
      workspaceId: WORKSPACE,
      person,
      place: conversation,
      conversation,
      keys: [`trigger:${newToken()}`],
      question,
      thread: [],
      marked: new Map([
        ['#research', 'C2'],
        ['#with-clients', 'C9'],
        ['@Jonas', 'U2'],
      ]),
      ...(locale === undefined ? {} : { locale }),
    });
    if (answer === undefined) throw new Error('taken up before');
    last = answer.message;
    return last;
  };
  const tell: Scene['tell'] = async (text, giver) => renderPlain(await say(text, giver)).payload;
  return {
    stores,
    posted,
    say,
    tell,
    deps: () => ({ ...deps, ...deps.commands }),
    looks: () => looks,
    setNow: (at) => {
      now = at;
    },
    tap: (label, giver) => {
      const action = actionsOf(last).find((one) => one.label === label);
      if (action === undefined)
        throw new Error(
          `there is no button ${label}: ${actionsOf(last)
            .map((one) => one.label)
            .join(', ')}`,
        );
      return tell(action.query, { locale: last.locale, ...giver });
    },
    labels: () => actionsOf(last).map((one) => one.label),
    audit: async () =>
      (await stores.audit.list(WORKSPACE, { limit: 100 })).map(
        ({ actor, action, subject }) => `${actor} ${action} ${subject}`,
      ),
  };
}
