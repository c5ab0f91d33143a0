/** The banner about files that could not be taken up: which file, which line, what to do. */
import { ERRORS, type SmallcapsError } from '#src/core/errors.ts';
import type { Locale } from '#src/core/locale.ts';
import { type Html, html } from './escape-html.ts';
import { pageWord } from './page-words.ts';

/** The banner, or nothing where all files are well. */
export function renderProblems(problems: readonly SmallcapsError[], locale: Locale): Html | undefined {
  if (problems.length === 0) return undefined;
  return html`<h2>${pageWord('problems', locale)}</h2><p>${pageWord('problems_text', locale)}</p><ul>${problems.map(renderProblem)}</ul>`;
}

function renderProblem({ code, details }: SmallcapsError): Html {
  const place = details.file === undefined ? undefined : html`<code>${toPlace(details.file, details.line)}</code> `;
  const found = details.value === undefined ? undefined : html` <q>${details.value.slice(0, 120)}</q>`;
  return html`<li lang="en">${place}<span>${details.detail ?? ERRORS[code].text}</span>${found} <span class="next">${details.next ?? ERRORS[code].next}</span> <code class="code">${code}</code></li>`;
}

function toPlace(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}
