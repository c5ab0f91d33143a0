/** A Message as one HTML file that needs nothing beside it: for a mail, an archive, a look in a browser. */
import { readFileSync } from 'node:fs';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Message } from '#src/core/message.ts';
import { type Html, html, styleSheet, toMarkup } from './escape-html.ts';
import { LANGUAGE_TAGS, renderHtmlBlocks } from './render.ts';

const STYLE = new URL('./assets/document.css', import.meta.url);

/** What a document is made with. */
export interface DocumentParts {
  readonly title: string;
  readonly theme: 'light' | 'dark';
  /** Charts as PNG; one that is not there is shown as the table of its values. */
  readonly pictures: ReadonlyMap<ChartSpec, Uint8Array>;
}

function picture(spec: ChartSpec, png: Uint8Array): Html {
  const address = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return html`<figure class="chart"><img src="${address}" alt="${spec.alt}"></figure>`;
}

/** The whole document: fonts and pictures included or the reader's own, no script, no address. */
export function renderDocument(message: Message, { title, theme, pictures }: DocumentParts): string {
  const body = renderHtmlBlocks(message, (spec) => {
    const png = pictures.get(spec);
    return png === undefined ? undefined : picture(spec, png);
  });
  const document = html`<!doctype html>
<html lang="${LANGUAGE_TAGS[message.locale]}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styleSheet(readFileSync(STYLE, 'utf8'))}
</head>
<body><main>${body}</main></body>
</html>`;
  return toMarkup(document);
}
