import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { COPY_LENGTHS, toClientCopy } from '#src/briefing/client-copy.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { UsageError } from './args.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** What a briefing can be rendered as. `copy` is two sentences for a client. */
export const FORMS = ['plain', 'slack', 'teams', 'html', 'png', 'copy'] as const;
export type Form = (typeof FORMS)[number];

/** A briefing and how it is wanted. */
export interface Wanted {
  readonly message: Message;
  readonly title: string;
  readonly form: Form;
  readonly theme: 'light' | 'dark';
  /** Where it goes; stdout when absent. Several pictures are numbered: `digest-1.png`. */
  readonly out: string | undefined;
}

export function isForm(text: string): text is Form {
  return FORMS.some((form) => form === text);
}

function chartsIn({ blocks }: Message): readonly ChartSpec[] {
  return blocks.flatMap((block) => (block.type === 'chart' ? [block.spec] : []));
}

/** The charts as pictures, drawn in this process. Loaded only when asked for: fonts and canvas are most of a cold start. */
async function drawCharts({ message, theme }: Wanted, terminal: Terminal): Promise<ReadonlyMap<ChartSpec, Uint8Array>> {
  const { createChartRenderer } = await import('#src/chart/create-chart-renderer.ts');
  const { createLogger } = await import('#src/config/logger.ts');
  const { readEnv } = await import('#src/config/env.ts');
  const env = readEnv(terminal.env);
  if (!env.ok) throw env.problems[0] ?? new SmallcapsError('ENV_REFUSED');
  const log = createLogger({ level: 'silent', destination: process.stderr, secrets: [] });
  const renderer = createChartRenderer({ log, server: env.value.SMALLCAPS_CHART_SERVER });
  const pictures = new Map<ChartSpec, Uint8Array>();
  for (const spec of chartsIn(message)) pictures.set(spec, (await renderer.render(spec, theme)).png);
  return pictures;
}

function numbered(out: string, at: number, count: number): string {
  if (count === 1) return out;
  const ending = extname(out);
  return `${out.slice(0, out.length - ending.length)}-${at + 1}${ending}`;
}

/** @throws {UsageError} when the file cannot be written, with the system's own reason. */
function writeOut(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`--out ${file} cannot be written (${reason})`, { cause: error });
  }
}

async function writePictures(wanted: Wanted, out: string, terminal: Terminal): Promise<number> {
  const pictures = [...(await drawCharts(wanted, terminal)).values()];
  for (const [at, png] of pictures.entries()) {
    const file = numbered(out, at, pictures.length);
    writeOut(file, png);
    await terminal.out(`${file}\n`);
  }
  if (pictures.length === 0) terminal.err('smallcaps brief: this briefing has no chart\n');
  return pictures.length === 0 ? EXIT.failed : EXIT.good;
}

function copyOf({ quotable, locale }: Message): string {
  if (quotable !== undefined) return toClientCopy(quotable, locale, COPY_LENGTHS[1]).text;
  throw new UsageError(
    'this template quotes nothing, or nothing that the report has: list the numbers to pass on under quote',
  );
}

async function textOf(wanted: Wanted, terminal: Terminal): Promise<string> {
  const { message, title, form } = wanted;
  switch (form) {
    case 'plain':
      return renderPlain(message).payload;
    case 'slack':
      return JSON.stringify(renderSlack(message).payload, undefined, 2);
    case 'teams': {
      const { renderTeams } = await import('#src/platform/teams/render.ts');
      return JSON.stringify(renderTeams(message).payload, undefined, 2);
    }
    case 'copy':
      return copyOf(message);
    case 'html': {
      const { renderDocument } = await import('#src/platform/web/document.ts');
      return renderDocument(message, { title, theme: wanted.theme, pictures: await drawCharts(wanted, terminal) });
    }
    case 'png':
      return '';
  }
}

/** Renders a briefing to its file, or to stdout. @returns the exit code. */
export async function renderForm(wanted: Wanted, terminal: Terminal): Promise<number> {
  const { form, out } = wanted;
  if (form === 'png' && out !== undefined) return writePictures(wanted, out, terminal);
  const text = `${await textOf(wanted, terminal)}\n`;
  if (out === undefined) await terminal.out(text);
  else writeOut(out, text);
  return EXIT.good;
}
