import { expect, test } from 'vitest';
import { latenessOf } from '#src/bot/deliver/delivery-notes.ts';
import { isNews } from '#src/bot/deliver/materialise.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { createLibrary } from '#src/core/library.ts';
import type { Message } from '#src/core/message.ts';
import type { Report } from '#src/core/report.ts';
import { loadBundled } from '#test/bundled.ts';
import { HOUR_MS, MORNING, openScene, SLOT, WORKSPACE } from './scene.ts';

const BUNDLED = loadBundled();
const [REPORT] = BUNDLED.library.reports;
const ALERT: Message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Below 30%' }] }] };

/** The bundled knowledge with versions of its report, by their numbers. */
function versions(...numbers: readonly number[]): Knowledge {
  if (REPORT === undefined) throw new Error('there is no report');
  const { library } = BUNDLED;
  const reports = numbers.map((version): Report => {
    const id = REPORT.id.replace(/@\d+$/, `@${version}`);
    return { ...REPORT, id, version, figures: REPORT.figures.map((figure) => ({ ...figure, reportId: id })) };
  });
  return { ...BUNDLED, library: createLibrary({ catalogue: library.catalogue, doubts: library.doubts, reports }) };
}

test('all who get the same thing get one message, by language and day', async () => {
  const { subscribe, time, runDue, platform } = await openScene();
  for (const id of ['a', 'b', 'c']) await subscribe(id);
  await subscribe('zh', { locale: 'zh' });
  await subscribe('other', { content: { kind: 'template', template: 'new-report' } });
  await time.pass(SLOT - MORNING);
  await runDue();
  const messages = new Set(platform.held.map(({ message }) => message));

  expect([platform.held.length, messages.size]).toEqual([5, 3]);
});

test('a question is answered anew at each sending, and asked again in the thread under it', async () => {
  const { subscribe, time, runDue, platform, text, stores } = await openScene();
  const again = 'how did micro caps do in August?';
  await subscribe('q', { content: { kind: 'question', again } });
  await time.pass(SLOT - MORNING);
  await runDue();

  expect(text(platform.held[0])).toMatch(/9\.3%/);
  expect((await stores().threads.find(WORKSPACE, 'C-q:1.1'))?.questions).toEqual([again]);
});

test('a briefing that is not there fails, and its owner is told', async () => {
  const { subscribe, time, runDue, platform, statesOf } = await openScene();
  await subscribe('s1', { content: { kind: 'template', template: 'gone' } });
  await time.pass(SLOT - MORNING);
  await runDue();

  expect(await statesOf('s1')).toEqual(['failed']);
  expect(platform.held.map(({ target }) => target)).toEqual(['D-U1']);
});

test.for([
  ['holds', { kind: 'said', message: ALERT } as const, 'sent', 1],
  ['does not hold', { kind: 'quiet' } as const, 'skipped', 0],
] as const)('an alert whose rule %s', async ([, said, state, count]) => {
  const { subscribe, runDue, platform, statesOf } = await openScene({ said });
  await subscribe('s1', { content: { kind: 'alert', rule: 'a1' }, trigger: 'new-report' });
  await runDue();

  expect([await statesOf('s1'), platform.held.length]).toEqual([[state], count]);
});

test('a new report makes it go out once for each version, and what it had seen never does', async () => {
  let knowledge = versions(1);
  const { subscribe, runDue, postsOf, time } = await openScene({ knowledge: () => knowledge });
  const seen = { trigger: 'new-report', lastReport: versions(1).library.latest?.id ?? '' } as const;
  await subscribe('s1', seen);
  await subscribe('slots', { lastReport: seen.lastReport });
  for (const next of [[1], [2, 1], [2, 1], [1], [2, 1], [3, 2, 1]]) {
    knowledge = versions(...next);
    await runDue();
    await time.pass(60_000);
  }

  expect((await postsOf('s1')).map(({ occurrence, state }) => [occurrence, state])).toEqual([
    ['report:jefferies-2025-08@2', 'sent'],
    ['report:jefferies-2025-08@3', 'sent'],
  ]);
  expect(await postsOf('slots')).toEqual([]);
});

test('both: each slot, and each new report', async () => {
  let knowledge = versions(1);
  const { subscribe, runDue, postsOf, time } = await openScene({ knowledge: () => knowledge });
  await subscribe('s1', { trigger: 'both', lastReport: versions(1).library.latest?.id ?? '' });
  await time.pass(SLOT - MORNING);
  await runDue();
  knowledge = versions(2, 1);
  await time.pass(HOUR_MS);
  await runDue();

  expect((await postsOf('s1')).map(({ occurrence }) => occurrence)).toEqual([
    '2025-09-10T07:30',
    'report:jefferies-2025-08@2',
  ]);
});

test.for([
  ['j-2025-09@1', 'j-2025-08@3', true],
  ['j-2025-08@10', 'j-2025-08@9', true],
  ['j-2025-08@1', 'j-2025-08@2', false],
  ['j-2025-07@5', 'j-2025-08@1', false],
  ['j-2025-08@1', 'j-2025-08@1', false],
  ['other-2025-08@1', 'j-2025-08@1', true],
  ['j-2025-08@1', undefined, true],
] as const)('%s is news to who has seen %s: %s', ([report, seen, expected]) => {
  expect(isNews(report, seen)).toBe(expected);
});

test.for([
  ['on time', {}, 1, 0, undefined],
  ['missed', { wasMissed: true as const }, 200, 0, 'missed'],
  ['refused and soon taken', {}, 4, 1, undefined],
  ['refused for long', {}, 5, 1, 'refused'],
  ['one of many', {}, 59, 0, undefined],
  ['one of far too many', {}, 60, 0, 'waiting'],
] as const)('%s', ([, more, minutes, changes, expected]) => {
  const task = {
    kind: 'subscription',
    subscriptionId: 's1',
    local: 'x',
    slotAt: SLOT,
    trigger: 'slot',
    ...more,
  } as const;
  const lines = Array.from({ length: changes }, () => ({ applied: true }));

  expect(latenessOf(task, SLOT + minutes * 60_000, lines)).toBe(expected);
});
