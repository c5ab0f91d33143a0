import { expect, test } from 'vitest';
import { html, toMarkup } from '#src/platform/web/escape-html.ts';
import { renderTeamsPreview } from '#src/platform/web/teams-preview.ts';

const WORDS = { drawnBy: html`Drawn here.`, charts: html`Teams draws charts.`, notDrawn: html`No script.` };

function draw(body: readonly unknown[]): string {
  return toMarkup(renderTeamsPreview({ type: 'AdaptiveCard', body }, WORDS));
}

test('the place of a card says who draws it, and what stands there until then', () => {
  expect(draw([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Chart.Line' }] }])).toBe(
    '<div class="teams"><p class="teams-note">Drawn here.</p><div class="teams-card"><p class="teams-missing">No script.</p></div></div>',
  );
});

test('a chart anywhere in it is spoken of', () => {
  expect(draw([{ type: 'Container', items: [{ type: 'Chart.Line' }] }])).toContain('Drawn here. Teams draws charts.');
});
