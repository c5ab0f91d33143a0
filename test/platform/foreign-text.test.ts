import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '#src/bot/answer-question.ts';
import { brief, digestDays } from '#src/bot/brief.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { TemplateFile } from '#src/briefing/template/template-file.ts';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { renderDocument } from '#src/platform/web/document.ts';
import { hostileLibrary } from '#test/briefing/hostile-library.ts';
import { loadBundled } from '#test/bundled.ts';
import { createLogLines } from '#test/chart/log-lines.ts';
import { checkRenderings } from '#test/fuzz/check-renderings.ts';

const knowledge = loadBundled();
const DAYS = digestDays('2025-09-10', 5, knowledge.calendar);

const HOSTILE = [
  '<!channel> <@U1> <https://x.example|y>',
  '<script>globalThis.ran=1</script><img src=x onerror=alert(1)>',
  '" onclick="alert(1)" x="',
  "'+(globalThis.ran=1)+'",
  '__BEGINFUNCTION__(()=>{globalThis.ran=1})()__ENDFUNCTION__',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a careless renderer would run
  '${globalThis.ran=1}`+(globalThis.ran=1)+`',
  '</title></style><script>globalThis.ran=1</script>',
  '{{report.publisher}} {{figure.return.micro_cap.month}} {value}',
  '\u202eabc\u2066\u200b\u0000\u001b[31m\n• line',
  '&lt;b&gt; &amp; & < >',
  '*bold* _it_ `code` :rotating_light:',
];

/** A template whose own words are foreign too. */
function withHostileTemplate(held: Knowledge, text: string): Knowledge {
  // Braces are the template's own grammar: a file with strange ones is refused before it gets here.
  const plain = text.replaceAll('{', '(').replaceAll('}', ')');
  const both = (words: string) => ({ en: words, zh: words });
  const template = TemplateFile.parse({
    title: both(plain),
    blocks: [
      { header: both(`${plain} {{report.publisher}}`) },
      { text: both(`${plain} {{figure.return.micro_cap.month}} {{window.month}} {{report.via}}`) },
      { list: { heading: both(plain), each: ['rank.return.month'], item: both(`${plain} {{item}} {{item.window}}`) } },
      { chart: { show: 'ranked', windows: ['month'], title: both(plain) } },
      { table: { caption: both(plain), windows: ['month', 'ytd'] } },
      { actions: [{ label: both(plain), ask: { intent: 'coverage' } }] },
      { part: 'source' },
      { part: 'licence' },
    ],
  });
  return { ...held, templates: new Map([...held.templates, ['foreign', { ...template, name: 'foreign' }]]) };
}

function messagesOf(text: string, locale: (typeof LOCALES)[number]): readonly Message[] {
  const held = withHostileTemplate({ ...knowledge, library: hostileLibrary(knowledge.library, text) }, text);
  const briefings = ['morning-digest', 'new-report', 'alert', 'foreign'].flatMap((template) =>
    DAYS.map((day) => brief({ template, day, locale }, held)),
  );
  const questions = ['top 3 since the low', 'micro caps vs the index in August', 'high beta YTD', 'source?', text];
  const answers = questions.map((question) =>
    answerQuestion({ question, thread: ['micro caps in August'], today: '2025-09-10', locale }, held),
  );
  return [
    ...briefings.flatMap((done) => (done.kind === 'briefed' ? [done.message] : [])),
    ...answers.map(({ message }) => message),
  ];
}

describe.for(LOCALES)('a foreign text in every place, in %s,', { timeout: 30_000 }, (locale) => {
  test.for(HOSTILE)('stays text in plain, HTML, Slack and Teams: %j', (text) => {
    const messages = messagesOf(text, locale);

    expect(messages.length).toBeGreaterThan(20);
    expect(messages.flatMap(checkRenderings)).toEqual([]);
  });

  test.for(HOSTILE)('stays text in a document: %j', (text) => {
    for (const message of messagesOf(text, locale)) {
      const page = renderDocument(message, { title: text, theme: 'light', pictures: new Map() });

      expect(page.match(/<script|<img|<[a-z]+[^<>]* on[a-z]+=/gi)).toBeNull();
      expect(page.match(/<\/style>/g)).toHaveLength(1);
      expect(page.match(/<\/title>/g)).toHaveLength(1);
    }
  });
});

test('a foreign text in a picture is drawn or refused, and never run', { timeout: 30_000 }, async () => {
  const renderer = createChartRenderer({ log: createLogLines().log });
  const drawn: string[] = [];
  for (const text of HOSTILE) {
    for (const message of messagesOf(text, 'en').slice(0, 2)) {
      for (const block of message.blocks) {
        if (block.type !== 'chart') continue;
        const outcome = await renderer.render(block.spec, 'light').then(
          ({ alt }) => alt,
          (error: unknown) => (error instanceof SmallcapsError ? error.code : String(error)),
        );
        drawn.push(outcome === 'CHART_FAILED' ? outcome : 'drawn');
        expect(outcome).not.toMatch(/Error/);
      }
    }
  }

  expect(drawn).toContain('drawn');
  expect(globalThis).not.toHaveProperty('ran');
});

test('no random text gets out of its place', { timeout: 30_000 }, () => {
  const words = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 60 })
    // Tabs and line breaks are white space in HTML, which keeps them.
    .map((text) => text.replace(/[\t\n\r]/g, ' '))
    .filter((text) => !/[{}]/.test(text) && text.trim() !== '');
  fc.assert(
    fc.property(words, fc.constantFrom(...LOCALES), (text, locale) => {
      expect(messagesOf(text, locale).flatMap(checkRenderings)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
