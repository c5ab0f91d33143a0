/** The parts of the page that change with the language or with a file. */
import type { PageStatus } from './deps.ts';
import { renderPicker } from './digest.ts';
import { type Html, html, toMarkup } from './escape-html.ts';
import type { PageView } from './page-view.ts';
import { renderProblems } from './problems.ts';
import { renderReportLine, renderReports } from './report-card.ts';
import { renderScheduleList } from './schedules.ts';

/** Those parts, by the id of their element. */
export interface PageParts {
  readonly 'report-line': string;
  readonly reports: string;
  readonly problems: string;
  readonly examples: string;
  readonly 'digest-form': string;
  readonly 'schedule-list': string;
}

/** Those parts in one language. */
export function renderParts({
  status,
  today,
  locale,
  digest,
  subscriptions,
}: Pick<PageView, 'status' | 'today' | 'locale' | 'digest' | 'subscriptions'>): PageParts {
  return {
    'report-line': toMarkup(renderReportLine(status, today, locale)),
    reports: toMarkup(renderReports(status.reports, locale)),
    problems: toMarkup(renderProblems(status.problems, locale)),
    examples: toMarkup(renderExamples(status.examples[locale])),
    'digest-form': toMarkup(digest === undefined ? undefined : renderPicker(digest, today, locale)),
    'schedule-list': toMarkup(renderScheduleList(subscriptions, locale)),
  };
}

/** Questions to start with, each a button that asks it. */
export function renderExamples(examples: PageStatus['examples']['en']): readonly Html[] {
  return examples.map(
    (text) =>
      html`<li><button type="submit" class="example" form="ask-again" name="q" value="${text}" data-query="${text}">${text}</button></li>`,
  );
}
