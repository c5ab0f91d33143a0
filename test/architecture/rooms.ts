/** One row of the import matrix. */
export interface Room {
  /** Folder or file under `src/`. A trailing `/*` makes each folder below it a room of its own. */
  readonly path: string;
  /** Rooms (folders) and single files under `src/` that it may import, itself left out; `everything` for composition. */
  readonly mayImport: readonly string[] | 'everything';
  /** npm packages that it may import, or `any`. Only `any` also opens `node:*`. */
  readonly packages: readonly string[] | 'any';
  /** Whether the clock, the environment and the network are closed to it. */
  readonly pure: boolean;
}

const PURE_ROOMS = ['query', 'briefing', 'importer', 'schedule', 'market'];
/** Pure libraries of one room: node-cron reads expressions there and starts no task. */
const PURE_LIBRARIES: Readonly<Record<string, readonly string[]>> = { schedule: ['node-cron', 'temporal-polyfill'] };
const EDGES = ['platform/*', 'chart', 'clock', 'feed', 'config'];
const BELOW_EDGES = ['core', ...PURE_ROOMS, 'bot/ports.ts'];

/** Who may import whom: down only, never sideways. A pure library for one room is listed in that room's `packages`. */
export const ROOMS: readonly Room[] = [
  { path: 'core', mayImport: [], packages: ['zod'], pure: true },
  ...PURE_ROOMS.map(
    (path): Room => ({ path, mayImport: ['core'], packages: ['zod', ...(PURE_LIBRARIES[path] ?? [])], pure: true }),
  ),
  { path: 'bot', mayImport: ['core', ...PURE_ROOMS], packages: ['zod', 'pino'], pure: true },
  ...EDGES.map((path): Room => ({ path, mayImport: BELOW_EDGES, packages: 'any', pure: false })),
  // Files right under storage/ are what its stores share: one schema and one set of queries for all of them.
  { path: 'storage', mayImport: BELOW_EDGES, packages: 'any', pure: false },
  { path: 'storage/*', mayImport: [...BELOW_EDGES, 'storage'], packages: 'any', pure: false },
  { path: 'cli', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'open-trial.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'start-chats.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'start-deliveries.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'start-slack.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'start-teams.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'open-desk.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'public-side.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'tell-readiness.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'trial-schedules.ts', mayImport: 'everything', packages: 'any', pure: false },
  { path: 'main.ts', mayImport: 'everything', packages: 'any', pure: false },
];

/**
 * The room that a file belongs to, under its own name: `platform/slack` for `src/platform/slack/render.ts`.
 *
 * @param file From the top of the repository, with `/`.
 * @returns `undefined` for a file that no row of the matrix covers.
 */
export function roomOf(file: string): { readonly name: string; readonly room: Room } | undefined {
  const [top = '', second = '', ...deeper] = file.replace(/^src\//, '').split('/');
  const inFolder = deeper.length > 0;
  const nested = ROOMS.find((room) => inFolder && room.path === `${top}/*`);
  if (nested) return { name: `${top}/${second}`, room: nested };
  const flat = ROOMS.find((room) => room.path === top);
  return flat && { name: top, room: flat };
}

/** One override of `biome.json`: the files of some rooms, and what they may not import. */
export interface ImportRule {
  readonly includes: readonly string[];
  /** gitignore patterns, as Biome's `noRestrictedImports` takes them: all of it, less what follows a `!`. */
  readonly group: readonly string[];
}

/** The matrix as `biome.json` must state it, rooms of the same rights together, so that an editor shows a fault at once. */
export function toImportRules(rooms: readonly Room[]): readonly ImportRule[] {
  const rules = new Map<string, { includes: string[]; group: readonly string[] }>();
  for (const room of rooms) {
    if (room.mayImport === 'everything') continue;
    const closed =
      room.packages === 'any' ? ['#src/**'] : ['**', '!./**', '!../**', ...room.packages.map((name) => `!${name}`)];
    const group = [...closed, ...room.mayImport.map((path) => `!#src/${toGlob(path)}`)];
    const rule = rules.get(group.join(' ')) ?? { includes: [], group };
    rule.includes.push(`src/${toGlob(room.path)}`);
    rules.set(group.join(' '), rule);
  }
  return [...rules.values()];
}

function toGlob(path: string): string {
  if (path.endsWith('.ts')) return path;
  return path === 'storage' ? 'storage/*.ts' : `${path}/**`;
}
