import { describe, expect, test } from 'vitest';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { Correction } from '#src/core/report.ts';
import { MINUTE_MS, MORNING, openScene, SLOT, WORKSPACE } from '../deliver/scene.ts';
import { knowledgeOf, type VersionDraft } from '../versions.ts';

const MICRO = 'return|micro_cap|month';
const micro = (version: number): string => `${MICRO}:2025-08|jefferies-2025-08@${version}`;
const FLOW = 'net_flow|small_cap_etfs|since_low';
const HIGH_BETA = 'return|high_beta|since_low';

const REASON: Correction = {
  metric: 'return',
  segment: 'micro_cap',
  period: { kind: 'month', month: '2025-08', end: '2025-08-29' },
  isWithdrawn: false,
  reason: { en: 'A slip of the point.', zh: '小数点有误。' },
};

const FIRST: VersionDraft = { version: 1 };
const SECOND: VersionDraft = { version: 2, values: { [MICRO]: '9.8', [FLOW]: 'gone' }, corrections: [REASON] };

/** A digest in C-a, posted from the first version. */
async function recallScene({ locale = 'en' as 'en' | 'zh', from = FIRST } = {}) {
  const state: { knowledge: Knowledge } = { knowledge: knowledgeOf(from) };
  const scene = await openScene({ knowledge: () => state.knowledge });
  await scene.subscribe('a', { locale, content: { kind: 'template', template: 'new-report' } });
  await scene.runDue();
  await scene.time.pass(SLOT - MORNING);
  await scene.runDue();
  return {
    ...scene,
    publish: (...drafts: readonly VersionDraft[]) => {
      state.knowledge = knowledgeOf(...drafts);
    },
    /** Everything that was posted after the digest: where, and what it says. */
    told: () => scene.platform.held.slice(1).map((held) => [held.target, scene.text(held)] as const),
    saw: (person: string, ...figures: readonly string[]) =>
      scene.stores().seen.note(WORKSPACE, ...figures.map((figure) => ({ person, figure, locale }))),
  };
}

describe('a new version that corrects figures', () => {
  test.for(['en', 'zh'] as const)('is told in the thread of what carried them, in %s', async (locale) => {
    const { runDue, publish, told } = await recallScene({ locale });
    publish(FIRST, SECOND);
    await runDue();

    expect(told().map(([target]) => target)).toEqual(['C-a:1.1']);
    await expect(`${told()[0]?.[1]}\n`).toMatchFileSnapshot(`../../golden/recall/thread.${locale}.txt`);
  });

  test.for(['en', 'zh'] as const)(
    'is told those who saw them privately, all of theirs in one message, in %s',
    async (locale) => {
      const { runDue, publish, told, saw } = await recallScene({ locale });
      await saw('U7', micro(1), `${FLOW}|jefferies-2025-08@1`, `${HIGH_BETA}|jefferies-2025-08@1`);
      await saw('U8', `${HIGH_BETA}|jefferies-2025-08@1`);
      publish(FIRST, SECOND);
      await runDue();

      expect(
        told()
          .map(([target]) => target)
          .toSorted(),
      ).toEqual(['C-a:1.1', 'D-U7']);
      const own = told().find(([target]) => target === 'D-U7')?.[1];
      await expect(`${own}\n`).toMatchFileSnapshot(`../../golden/recall/private.${locale}.txt`);
    },
  );

  test('is told once, whatever is looked at again and however often the process starts', async () => {
    const { runDue, publish, told, saw, restart, time } = await recallScene();
    await saw('U7', micro(1));
    publish(FIRST, SECOND);
    await runDue();
    await restart();
    await runDue();
    await time.pass(10 * MINUTE_MS);
    await runDue();

    expect(told()).toHaveLength(2);
  });

  test('is found where it came while nothing ran, and its first file is gone', async () => {
    const { runDue, publish, told, restart } = await recallScene();
    publish(SECOND);
    await restart();
    await runDue();

    expect(told().map(([, text]) => text)).toEqual([expect.stringContaining('9.3%, Aug 2025 → now 9.8%, Aug 2025')]);
  });

  test('is told where the old figure came to stand a moment later, within ten minutes', async () => {
    const { runDue, publish, told, saw, time } = await recallScene();
    publish(FIRST, SECOND);
    await runDue();
    await saw('U9', micro(1));
    await time.pass(MINUTE_MS);
    await runDue();
    const soon = told().map(([target]) => target);
    await time.pass(10 * MINUTE_MS);
    await runDue();

    // Not gone through every minute, and not forgotten.
    expect(soon).toEqual(['C-a:1.1']);
    expect(told().map(([target]) => target)).toEqual(['C-a:1.1', 'D-U9']);
  });

  test('is recorded, by report and place', async () => {
    const { runDue, publish, stores } = await recallScene();
    publish(FIRST, SECOND);
    await runDue();

    expect(await stores().audit.list(WORKSPACE, { limit: 10 })).toMatchObject([
      { actor: 'smallcaps', action: 'recalled', subject: 'jefferies-2025-08@2', place: 'C-a:1.1' },
    ]);
  });

  test('waits for a workspace that cannot be spoken to', async () => {
    const { runDue, publish, told, state, time } = await recallScene();
    publish(FIRST, SECOND);
    state.isReachable = false;
    await runDue();
    state.isReachable = true;
    await time.pass(MINUTE_MS);
    await runDue();

    expect(told().map(([target]) => target)).toEqual(['C-a:1.1']);
  });
});

describe('nobody is told', () => {
  test('of a version that says the same, or only more', async () => {
    const { runDue, publish, told, saw } = await recallScene();
    await saw('U7', micro(1));
    publish(FIRST, { version: 2 });
    await runDue();

    expect(told()).toEqual([]);
  });

  test("of another month's report", async () => {
    const { runDue, publish, told } = await recallScene();
    publish(FIRST, { version: 1, month: '2025-09', values: { [MICRO]: '1.1' } });
    await runDue();

    expect(told()).toEqual([]);
  });

  test('of versions that were there before anything was shown', async () => {
    const state = knowledgeOf(FIRST, SECOND);
    const { runDue, platform } = await openScene({ knowledge: () => state });
    await runDue();

    expect(platform.held).toEqual([]);
  });
});

describe('one correction after the other', () => {
  const third = (value: string): VersionDraft => ({ version: 3, values: { [MICRO]: value, [FLOW]: 'gone' } });

  test('is told in the same thread and to the same people, from what they were told last', async () => {
    const { runDue, publish, told, saw } = await recallScene();
    await saw('U7', micro(1));
    publish(FIRST, SECOND);
    await runDue();
    publish(FIRST, SECOND, third('10'));
    await runDue();

    const last = told().slice(2);
    expect(last.map(([target]) => target).toSorted()).toEqual(['C-a:1.1', 'D-U7']);
    for (const [, text] of last) {
      expect(text).toContain('9.8%, Aug 2025 → now 10%, Aug 2025');
      expect(text).not.toContain('9.3%');
      expect(text).not.toContain('net flow');
    }
  });

  test('back to the first number is told as well', async () => {
    const { runDue, publish, told } = await recallScene();
    publish(FIRST, SECOND);
    await runDue();
    publish(FIRST, SECOND, third('9.3'));
    await runDue();

    expect(told().at(-1)?.[1]).toContain('9.8%, Aug 2025 → now 9.3%, Aug 2025. The report gives no reason.');
  });
});

test('figures that were changed without a new version are complained of once', async () => {
  const { runDue, publish, lines, told } = await recallScene();
  publish({ version: 1, values: { [MICRO]: '9.9' } });
  await runDue();
  publish({ version: 1, values: { [MICRO]: '9.9' } });
  await runDue();

  expect(told()).toEqual([]);
  expect(lines.filter((line) => line.includes('without a new version'))).toHaveLength(1);
});
