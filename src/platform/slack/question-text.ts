/** What somebody wrote in Slack, as they saw it: marks of mentions and links taken off, entities turned back once. */
import { LIMITS } from './limits.ts';

const MARK = /<([^<>|]*)(?:\|([^<>]*))?>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * The words of a message. The bot's own mention goes; another mention or a link becomes its label, or its address.
 *
 * Longer texts are cut at `LIMITS.question`, which no question that can be read reaches.
 *
 * @param botUserId Absent where the bot cannot be mentioned.
 */
export function toQuestion(text: string, botUserId?: string): string {
  // Cut before anything else: work on it must not grow with what somebody sends.
  const words = text
    .slice(0, LIMITS.question)
    .replace(MARK, (_, target: string, label: string | undefined) =>
      botUserId !== undefined && target === `@${botUserId}` ? ' ' : shownOf(target, label),
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  return words.trim();
}

const CHANNEL_OR_PERSON = /^([#@])([A-Z0-9]{1,40})$/;

/** A marked channel or person as it stands in the words: "#small-caps", "@mara"; where Slack gives no name, by its id. */
function shownOf(target: string, label: string | undefined): string {
  const [, sign, id] = CHANNEL_OR_PERSON.exec(target) ?? [];
  if (sign === undefined || id === undefined) return label ?? target;
  const name = label === undefined || label.trim() === '' ? id : label;
  return `${sign}${name.replace(/^[#@]/, '')}`;
}

/** The channels and people that are marked in a message: their ids, by how `toQuestion` shows them. */
export function toMarked(text: string): ReadonlyMap<string, string> {
  const marks = [...text.slice(0, LIMITS.question).matchAll(MARK)];
  return new Map(
    marks.flatMap(([, target = '', label]) => {
      const id = CHANNEL_OR_PERSON.exec(target)?.[2];
      return id === undefined ? [] : [[shownOf(target, label), id] as const];
    }),
  );
}

/** Whether a message begins with somebody else's name: then people talk to each other. */
export function isToSomebodyElse(text: string, botUserId: string): boolean {
  const [, first] = /^\s*<@([A-Z0-9]+)(?:\|[^<>]*)?>/.exec(text) ?? [];
  return first !== undefined && first !== botUserId;
}
