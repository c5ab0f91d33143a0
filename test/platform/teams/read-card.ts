import type { Card, CardElement, NativeChart, RichTextBlock, Table } from '#src/platform/teams/card.ts';

function textOf({ inlines }: RichTextBlock): string {
  return inlines.map(({ text }) => text).join('');
}

/** A line as a person reads it: `*bold*`, `_italic_`, `~` before small print. */
function lineOf({ inlines }: RichTextBlock): string {
  const isSmall = inlines.every(({ isSubtle }) => isSubtle === true);
  const styled = inlines.map(({ text, weight, italic }) => {
    if (weight !== undefined) return `*${text}*`;
    return italic === true ? `_${text}_` : text;
  });
  return `${isSmall ? '~ ' : ''}${styled.join('')}`;
}

function readTable({ rows }: Table): string[] {
  return rows.map(({ cells }) =>
    cells.map(({ items: [item] }) => (item === undefined ? '' : textOf(item))).join(' | '),
  );
}

function readFallback(fallback: NativeChart['fallback']): string[] {
  return fallback.type === 'Table' ? readTable(fallback) : fallback.items.map(textOf);
}

/** An element as lines; a chart as what clients without charts show. */
function readElement(element: CardElement): string[] {
  switch (element.type) {
    case 'RichTextBlock':
      return [lineOf(element)];
    case 'Table':
      return readTable(element);
    case 'ColumnSet':
      return element.columns.map(({ items }) => items.map(textOf).join(' / '));
    case 'ActionSet':
      return [element.actions.map(({ title }) => `[${title}]`).join(' ')];
    case 'Input.ChoiceSet':
      return [`${element.label}: ${element.choices.find(({ value }) => value === element.value)?.title ?? ''}`];
    case 'Input.Time':
      return [`${element.label}: ${element.value}`];
    case 'Image':
      return ['(picture)'];
    case 'Chart.HorizontalBar':
    case 'Chart.VerticalBar.Grouped':
    case 'Chart.Line':
      return [`(${element.type})`, ...readFallback(element.fallback)];
  }
}

/** A card as a person reads it in a client without charts, a line for each. */
export function readCard({ body }: Pick<Card, 'body'>): string {
  return body.flatMap(readElement).join('\n');
}
