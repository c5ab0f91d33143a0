import { globSync, readFileSync } from 'node:fs';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { describe, expect, test } from 'vitest';
import { Card, type CardElement } from '#src/platform/teams/card.ts';
import type { TeamsPayload } from '#src/platform/teams/render.ts';
import { DEFINITIONS, faultsOf } from './card-schema.ts';

const files = globSync('test/golden/teams/*.json').toSorted();

function cardOf(file: string): Card {
  return (JSON.parse(readFileSync(file, 'utf8')) as TeamsPayload).card; // what the golden tests have written
}

function cardWith(element: unknown): unknown {
  return { ...cardOf(files[0] ?? ''), body: [element] };
}

/** Ours as Microsoft's types know it: what does not compile here is not a card of theirs. */
function toTheirs(card: Card): IAdaptiveCard {
  return card;
}

const LINE: CardElement = {
  type: 'Chart.Line',
  title: 'Levels',
  data: [{ legend: 'A', color: 'categoricalBlue', values: [{ x: 'Jan', y: 1.5 }] }],
  fallback: {
    type: 'Container',
    items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '1.5' }] }],
  },
};

describe('the schema from Microsoft’s types', () => {
  test('holds the charts too', () => {
    expect(DEFINITIONS).toBeGreaterThan(150);
    expect(faultsOf(cardWith(LINE))).toEqual([]);
  });

  test('takes every golden card', () => {
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const card = cardOf(file);

      expect({ file, faults: faultsOf(card) }).toEqual({ file, faults: [] });
      expect(toTheirs(Card.parse(card))).toEqual(card);
    }
  });

  test.for<readonly [string, unknown]>([
    ['a mistyped property', { ...LINE, tittle: 'x' }],
    ['a colour by its number', { ...LINE, color: '#ff0000' }],
    ['a value as text', { ...LINE, data: [{ legend: 'A', values: [{ x: 'Jan', y: '1.5' }] }] }],
    ['a chart that there is not', { ...LINE, type: 'Chart.Area' }],
    ['a cell without items', { type: 'Table', rows: [{ type: 'TableRow', cells: [{ type: 'TableCell' }] }] }],
    ['a run without text', { type: 'RichTextBlock', inlines: [{ type: 'TextRun' }] }],
    ['a size that there is not', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a', size: 'Huge' }] }],
    ['an action that there is not', { type: 'ActionSet', actions: [{ type: 'Action.Run', title: 'a' }] }],
  ])('catches %s', ([, element]) => {
    expect(faultsOf(cardWith(element))).not.toEqual([]);
    expect(Card.safeParse(cardWith(element)).success).toBe(false);
  });

  test('catches a version that there is not', () => {
    expect(faultsOf({ ...cardOf(files[0] ?? ''), version: '9.9' })).not.toEqual([]);
  });
});
