import { renderPlain } from '#src/briefing/render-plain.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Block, Message } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { Card } from '#src/platform/teams/card.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { renderHtml } from '#src/platform/web/render.ts';
import { type Failure, failure } from './failure.ts';

/** Controls but the line feed, half pairs, line and paragraph separators, and all that is there without being seen. */
const ACTIVE = /[\p{Cc}--\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/v;

/** The tags of the HTML renderer and the attributes that each may have. */
const TAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['div', ['class', 'lang', 'role', 'tabindex', 'aria-label']],
  ['p', ['class']],
  ['strong', []],
  ['data', ['class', 'value']],
  ['figure', ['class']],
  ['figcaption', []],
  ['dl', []],
  ['dt', []],
  ['dd', ['class']],
  ['ul', ['class']],
  ['li', []],
  ['button', ['type', 'class', 'form', 'name', 'value', 'data-query']],
  ['table', []],
  ['thead', []],
  ['tbody', []],
  ['tr', []],
  ['th', ['scope', 'class']],
  ['td', ['class']],
]);

const TAG = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)>/g;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;

const no = (reason: string, detail: string): Failure => failure('unescaped', reason, detail);

/** A piece of a text around a place, short enough to be read. */
function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 30), at + 30);
}

function checkInert(text: string, rendering: string): Failure[] {
  const found = ACTIVE.exec(text);
  return found === null ? [] : [no(`a character that acts or hides is in the ${rendering}`, around(text, found.index))];
}

function linesOf(block: Block): number {
  switch (block.type) {
    case 'metrics':
    case 'list':
      return block.items.length + (block.heading === undefined ? 0 : 1);
    case 'table':
      return block.rows.length + 2;
    case 'chart':
      return block.repeats ? 0 : block.spec.categories.length + block.spec.footnotes.length + 2;
    case 'header':
    case 'divider':
      return 1;
    case 'actions':
      return block.actions.length;
    case 'reading':
    case 'paragraph':
    case 'note':
    case 'source':
      return 1;
  }
}

function checkPlain(message: Message): Failure[] {
  const { payload, fallbackText, dropped } = renderPlain(message);
  const expected = message.blocks.reduce((sum, block) => sum + linesOf(block), 0);
  const lines = payload === '' ? 0 : payload.split('\n').length;
  const lost = numbersIn(message).filter((num) => !payload.includes(formatNum(num, message.locale)));
  return [
    ...checkInert(payload, 'plain text'),
    ...(lines === expected
      ? []
      : [no('foreign text makes a line of its own in the plain text', `${lines} for ${expected}`)]),
    ...(lost.length === 0 && dropped.length === 0
      ? []
      : [failure('foreignNumbers', 'a number is lost in the plain text', lost.map(({ value }) => value).join(' '))]),
    ...(fallbackText === payload ? [] : [no('the plain text is not its own fallback', '')]),
  ];
}

function attributesOf(text: string): string[] {
  return [...text.matchAll(/ ([a-z-]+)="/g)].map(([, name]) => name ?? '');
}

/** Reads the markup tag by tag: only the renderer's own, each closed by its own, and nothing between them that could be one. */
function checkMarkup(html: string): Failure[] {
  const open: string[] = [];
  let from = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, close = '', name = '', attributes = ''] = match;
    const between = html.slice(from, match.index);
    if (/[<>]/.test(between)) return [no('a bracket in the HTML is not escaped', around(html, from))];
    from = match.index + tag.length;
    const allowed = TAGS.get(name);
    if (allowed === undefined) return [no('a tag in the HTML is not the renderer’s', tag)];
    if (!attributesOf(attributes).every((attribute) => allowed.includes(attribute)))
      return [no('an attribute in the HTML is not the renderer’s', tag)];
    if (close === '') open.push(name);
    else if (open.pop() !== name)
      return [no('the tags of the HTML do not close each other', around(html, match.index))];
  }
  if (open.length > 0 || /[<>]/.test(html.slice(from)))
    return [no('the HTML does not end with its tags', html.slice(-60))];
  const entity = ENTITY.exec(html);
  return entity === null ? [] : [no('an ampersand in the HTML is not escaped', around(html, entity.index))];
}

function checkHtml(message: Message): Failure[] {
  const { payload, fallbackText, dropped } = renderHtml(message);
  const shown = [...payload.matchAll(/<data class="num" value="([^"]*)">/g)].map(([, value]) => value ?? '').sort();
  const expected = numbersIn(message)
    .map(({ value }) => value)
    .sort();
  const whole = shown.join(' ') === expected.join(' ') && dropped.length === 0;
  return [
    ...checkInert(payload, 'HTML'),
    ...checkInert(fallbackText, 'fallback text'),
    ...checkMarkup(payload),
    ...(whole
      ? []
      : [
          failure(
            'foreignNumbers',
            'the HTML has other numbers than the message',
            `${shown.join(' ')} for ${expected.join(' ')}`,
          ),
        ]),
  ];
}

/** Texts of a payload that Slack shows; buttons carry their question, which it does not. */
function shownTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'value' ? [] : shownTexts(part)));
}

function checkSlack(message: Message): Failure[] {
  const { payload, fallbackText, dropped } = renderSlack(message);
  const refused = SlackPayload.safeParse(payload).error?.issues.map(
    ({ path, message: why }) => `${path.join('.')}: ${why}`,
  );
  return [
    ...checkInert(fallbackText, 'Slack text'),
    ...checkInert(shownTexts(payload.blocks).join('\n'), 'Slack blocks'),
    ...(refused === undefined ? [] : [no('Slack would refuse the payload', refused.join('; '))]),
    ...(dropped.length === 0
      ? []
      : [failure('foreignNumbers', 'a number is lost in the Slack payload', dropped.join(' '))]),
  ];
}

function checkTeams(message: Message): Failure[] {
  const { payload, fallbackText, dropped } = renderTeams(message);
  const refused = Card.safeParse(payload.card).error?.issues.map(
    ({ path, message: why }) => `${path.join('.')}: ${why}`,
  );
  const { fallbackText: cardText, body } = payload.card;
  const shown = shownTexts({ body, summary: payload.summary }).join('\n');
  const unescaped = /(?<!\\)(?:\\\\)*[[\]()*_~`!|]|[<>]|&(?!(?:amp|lt|gt);)/.exec(`${fallbackText}\n${cardText}`);
  return [
    ...checkInert(`${fallbackText}\n${cardText}`, 'Teams text'),
    ...checkInert(shown, 'card'),
    ...(unescaped === null
      ? []
      : [no('markup in the Teams text is not escaped', around(fallbackText, unescaped.index))]),
    ...(/\{\{(?:DATE|TIME)\(/.test(shown) ? [no('a card has a pattern that clients fill in', '')] : []),
    ...(refused === undefined ? [] : [no('the card is none of ours', refused.join('; '))]),
    ...(dropped.length === 0 ? [] : [failure('foreignNumbers', 'a number is lost in the card', dropped.join(' '))]),
  ];
}

/** Every rendering of a message: nothing in it acts, hides or breaks out, and no number is lost. */
export function checkRenderings(message: Message): Failure[] {
  return [...checkPlain(message), ...checkHtml(message), ...checkSlack(message), ...checkTeams(message)];
}

/** What a piece of markup is refused for: for trying the check itself. */
export function checkForeignMarkup(html: string): Failure[] {
  return [...checkInert(html, 'HTML'), ...checkMarkup(html)];
}
