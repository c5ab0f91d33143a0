/** A command as one line, for buttons and modals: `c1:pause|k3f…`. What comes back is checked as if anybody had typed it. */
import { z } from 'zod';
import { CANONICAL_MAX, isCanonical } from '#src/core/canonical.ts';
import { Locale } from '#src/core/locale.ts';
import { Schedule } from '#src/schedule/schedule.ts';
import { type Content, TRIGGERS } from '../ports.ts';
import { type Command, DEEDS, type Deed, type Draft, type Named, type Place } from './command.ts';

/** What such a line starts with: the version of its form. */
const PREFIX = 'c1:';

const Id = z.string().regex(/^[\w:.@-]{1,200}$/);
const Name = z.string().regex(/^[a-z0-9_-]{1,80}$/);

/** The fields of a draft, short, as text. */
const Fields = z.strictObject({
  /** A template, or canonical strings of an answer. */
  t: Name.optional(),
  cut: Name.optional(),
  /** The line of an alert's rule. */
  a: z.string().max(400).startsWith('a1:').optional(),
  q: z.string().max(CANONICAL_MAX).refine(isCanonical).optional(),
  when: z.string().max(300).default(''),
  /** A whole schedule. */
  s: z.string().max(200).optional(),
  to: Id.optional(),
  on: z.enum(TRIGGERS).optional(),
  in: Locale.optional(),
});

/** Timing, zone and rule: `cron 30 7 * * 1-5~America/New_York~skip`. */
function scheduleText({ timing, zone, calendar }: Schedule): string {
  return [timing.kind, timing.kind === 'cron' ? timing.expression : timing.at, zone, calendar].join('~');
}

function parseSchedule(text: string): Schedule | undefined {
  const [kind, at = '', zone, calendar, ...others] = text.split('~');
  if (others.length > 0) return undefined;
  const timing = kind === 'cron' ? { kind, expression: at } : { kind, at };
  return Schedule.safeParse({ timing, zone, calendar }).data;
}

/** Whether a text claims to be such a line. */
export function isCanonicalCommand(text: string): boolean {
  return text.trimStart().startsWith(PREFIX);
}

function placeText(place: Place | undefined): string | undefined {
  return typeof place === 'object' ? place.key : place;
}

function fieldsOf({
  content,
  when,
  schedule,
  place,
  trigger,
  locale,
}: Draft): Readonly<Record<string, string | undefined>> {
  return {
    t: content?.kind === 'template' ? content.template : undefined,
    cut: content?.kind === 'template' ? content.cut : undefined,
    q: content?.kind === 'question' ? content.again : undefined,
    a: content?.kind === 'alert' ? content.rule : undefined,
    when: when === '' ? undefined : when,
    s: schedule === undefined ? undefined : scheduleText(schedule),
    to: placeText(place),
    on: trigger,
    in: locale,
  };
}

function draftText(draft: Draft): string[] {
  return Object.entries(fieldsOf(draft)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
}

function namedText(of: Named | undefined): string[] {
  if (of === undefined) return [];
  return ['id' in of ? of.id : `#${of.number}`];
}

/** The command as a line; `undefined` when it is longer than a button carries. */
export function toCanonicalCommand(command: Command): string | undefined {
  const parts = [command.kind, ...partsOf(command)];
  const text = PREFIX + parts.join('|');
  return text.length > CANONICAL_MAX ? undefined : text;
}

function partsOf(command: Command): string[] {
  switch (command.kind) {
    case 'help':
    case 'list':
      return [];
    case 'history':
    case 'show':
    case 'pause':
    case 'resume':
    case 'send_now':
    case 'preview':
    case 'remove':
    case 'really_remove':
      return namedText(command.of);
    case 'subscribe':
      return draftText(command.draft);
    case 'edit':
      return [...namedText(command.of), ...draftText(command.draft)];
    case 'hand_over':
      return [...namedText(command.of), ...(command.to === undefined ? [] : [command.to])];
    case 'resend_post':
      return [encodeURIComponent(command.postId)];
  }
}

function parseNamed(text: string | undefined): Named | undefined {
  const number = /^#(\d{1,6})$/.exec(text ?? '')?.[1];
  if (number !== undefined) return { number: Number(number) };
  return Id.safeParse(text).success && text !== undefined ? { id: text } : undefined;
}

function contentOf({ t, cut, q, a }: z.infer<typeof Fields>): Content | undefined {
  if (a !== undefined) return { kind: 'alert', rule: a };
  if (q !== undefined) return { kind: 'question', again: q };
  if (t === undefined) return undefined;
  return { kind: 'template', template: t, ...(cut === undefined ? {} : { cut }) };
}

function parsePlace(text: string | undefined): Place | undefined {
  if (text === undefined || text === 'here' || text === 'direct') return text;
  return { key: text };
}

function parseDraft(parts: readonly string[]): Draft | undefined {
  const pairs = parts.map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at), decodeURIComponent(part.slice(at + 1))] as const;
  });
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) return undefined;
  const { data } = Fields.safeParse(Object.fromEntries(pairs));
  if (data === undefined) return undefined;
  const content = contentOf(data);
  const place = parsePlace(data.to);
  const schedule = data.s === undefined ? undefined : parseSchedule(data.s);
  if (data.s !== undefined && schedule === undefined) return undefined;
  return {
    when: data.when,
    ...(content === undefined ? {} : { content }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(place === undefined ? {} : { place }),
    ...(data.on === undefined ? {} : { trigger: data.on }),
    ...(data.in === undefined ? {} : { locale: data.in }),
  };
}

type Parse = (parts: readonly string[]) => Command | undefined;

function bare(kind: 'help' | 'list'): Parse {
  return (parts) => (parts.length === 0 ? { kind } : undefined);
}

function parseResend([id = '', ...others]: readonly string[]): Command | undefined {
  const postId = decodeURIComponent(id);
  return postId === '' || postId.length > 500 || others.length > 0 ? undefined : { kind: 'resend_post', postId };
}

function parseDeed(kind: Deed): Parse {
  return ([first, ...others]) => {
    const of = parseNamed(first);
    return of !== undefined && others.length === 0 ? { kind, of } : undefined;
  };
}

const PARSERS: Readonly<Record<string, Parse>> = {
  help: bare('help'),
  list: bare('list'),
  ...Object.fromEntries(DEEDS.map((kind) => [kind, parseDeed(kind)])),
  subscribe: (parts) => {
    const draft = parseDraft(parts);
    return draft && { kind: 'subscribe', draft };
  },
  edit: ([first, ...others]) => {
    const [of, draft] = [parseNamed(first), parseDraft(others)];
    return of && draft && { kind: 'edit', of, draft };
  },
  history: ([first, ...others]) => {
    const of = parseNamed(first);
    if (first === undefined) return { kind: 'history' };
    return of !== undefined && others.length === 0 ? { kind: 'history', of } : undefined;
  },
  resend_post: parseResend,
};

/** The command that a line stands for; `undefined` when it is malformed. */
export function parseCanonicalCommand(text: string): Command | undefined {
  const line = text.trim();
  if (!line.startsWith(PREFIX) || line.length > CANONICAL_MAX) return undefined;
  const [kind = '', ...parts] = line.slice(PREFIX.length).split('|');
  try {
    return Object.hasOwn(PARSERS, kind) ? PARSERS[kind]?.(parts) : undefined;
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
}
