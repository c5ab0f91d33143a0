import { describe, expect, test } from 'vitest';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Locale } from '#src/core/locale.ts';
import { HOUR_MS, openScene, WORKSPACE } from '../deliver/scene.ts';
import { knowledgeOf, type VersionDraft, versionOf } from '../versions.ts';

const HIT_RATE = 'a1:m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=pct';
const RATE = 'hit_rate|tracked_funds|ytd';

interface Asked {
  readonly rule?: string;
  readonly locale?: Locale;
  readonly version?: VersionDraft;
  readonly before?: VersionDraft;
}

const SUBSCRIPTION = {
  workspaceId: WORKSPACE,
  id: 's1',
  number: 1,
  owner: 'U1',
  target: 'C1',
  schedule: { timing: { kind: 'cron', expression: '30 7 * * *' }, zone: 'UTC', calendar: 'every-day' },
  trigger: 'new-report',
  origin: 'said',
  state: 'active',
  createdAt: 0,
  version: 1,
} as const;

function said({ rule = HIT_RATE, locale = 'en', version = { version: 2 }, before }: Asked): string {
  const subscription = { ...SUBSCRIPTION, locale, content: { kind: 'alert' as const, rule } };
  const earlier = before === undefined ? {} : { before: versionOf(before) };
  const told = writeAlert({ rule, subscription, day: '2025-09-10', ...earlier }, knowledgeOf(version));
  return told.kind === 'said' ? renderPlain(told.message).payload : told.kind;
}

describe('a rule that holds is told with its figure, window, source and distance', () => {
  test.for(['en', 'zh'] as const)('a reported one, in %s', async (locale) => {
    await expect(`${said({ locale })}\n`).toMatchFileSnapshot(`../../golden/alerts/hit-rate.${locale}.txt`);
  });

  test.for(['en', 'zh'] as const)('a computed one that rounding can have moved, in %s', async (locale) => {
    const rule = 'a1:m=return;s=micro_cap;b=russell_2000;w=month;op=ge;x=2;u=pp';
    await expect(`${said({ rule, locale })}\n`).toMatchFileSnapshot(`../../golden/alerts/ahead.${locale}.txt`);
  });

  test.for(['en', 'zh'] as const)('an outflow, in %s', async (locale) => {
    const rule = 'a1:m=net_flow;s=small_cap_etfs;w=since_low;op=lt;x=-10;u=usd_bn';
    await expect(`${said({ rule, locale })}\n`).toMatchFileSnapshot(`../../golden/alerts/outflow.${locale}.txt`);
  });

  test('at the bound itself no distance is said', () => {
    expect(said({ rule: HIT_RATE.replace('op=lt;x=30', 'op=le;x=28.4') })).not.toContain('eyond the bound');
  });
});

test.for(['en', 'zh'] as const)('a figure that the report lacks is said to be lacking, in %s', async (locale) => {
  const rule = 'a1:m=return;s=high_beta;w=ytd;op=lt;x=0;u=pct';
  await expect(`${said({ rule, locale })}\n`).toMatchFileSnapshot(`../../golden/alerts/untold.${locale}.txt`);
});

test('a rule that does not hold says nothing', () => {
  expect(said({ rule: HIT_RATE.replace('x=30', 'x=20') })).toBe('quiet');
});

test('what is no rule is refused, and never taken for one that does not hold', () => {
  expect(said({ rule: 'hit rate below 30%' })).toBe('broken');
});

describe('of a corrected version only what is new is told:', () => {
  test.for([
    ['the same figure', {}, 'quiet'],
    ['another figure, and the rule still holds', { [RATE]: '29.1' }, 'said'],
    ['a figure that makes it hold', { [RATE]: '35' }, 'said'],
    ['a figure that was lacking', { [RATE]: 'gone' }, 'said'],
  ] as const)('%s in the version before', ([, values, expected]) => {
    const told = said({ before: { version: 1, values } });

    expect(told === 'quiet' ? 'quiet' : 'said').toBe(expected);
  });

  test('a figure that is lacking again is not told again', () => {
    const values = { [RATE]: 'gone' };

    expect(said({ version: { version: 2, values }, before: { version: 1, values } })).toBe('quiet');
    expect(said({ version: { version: 2, values }, before: { version: 1 } })).toContain('cannot be told');
  });

  test('another month is told whatever the month before said', () => {
    expect(said({ version: { version: 1, month: '2025-09' }, before: { version: 1 } })).toContain('Alert:');
  });
});

describe('an alert on a new report', () => {
  const QUIET = { version: 1, values: { [RATE]: '40' } };

  async function alertScene() {
    const state = { knowledge: knowledgeOf(QUIET) };
    const scene = await openScene({ knowledge: () => state.knowledge });
    const content = { kind: 'alert' as const, rule: HIT_RATE };
    await scene.subscribe('a', { content, trigger: 'new-report', lastReport: 'jefferies-2025-08@1' });
    return { ...scene, publish: (...drafts: readonly VersionDraft[]) => (state.knowledge = knowledgeOf(...drafts)) };
  }

  test('fires once for each version in which the rule holds, across restarts', async () => {
    const { runDue, publish, platform, restart, statesOf, time } = await alertScene();
    await runDue();
    publish(QUIET, { version: 1, month: '2025-09' });
    await runDue();
    await restart();
    await runDue();
    await time.pass(2 * HOUR_MS);
    await runDue();

    expect(platform.held.map(({ target }) => target)).toEqual(['C-a']);
    expect(await statesOf('a')).toEqual(['sent']);
  });

  test('does not fire for the report that was there when it was set up, nor for an unchanged correction of it', async () => {
    const { runDue, publish, platform, postsOf } = await alertScene();
    publish({ version: 1 });
    await runDue();
    publish({ version: 1 }, { version: 2, values: { 'return|micro_cap|month': '9.9' } });
    await runDue();

    expect(platform.held.filter(({ target }) => target === 'C-a')).toEqual([]);
    expect((await postsOf('a')).map(({ state }) => state)).toEqual(['skipped']);
  });

  test('fires for a correction that makes the rule hold, which came while nothing ran', async () => {
    const { runDue, publish, platform, restart, text } = await alertScene();
    await runDue();
    publish(QUIET, { version: 2 });
    await restart();
    await runDue();

    expect(platform.held.filter(({ target }) => target === 'C-a').map(text)).toEqual([
      expect.stringContaining('Alert: Active funds tracked 28.4%'),
    ]);
  });

  test('keeps what it carried, so that a correction finds it', async () => {
    const { runDue, publish, stores } = await alertScene();
    publish(QUIET, { version: 2 });
    await runDue();
    const key = 'hit_rate|tracked_funds|ytd:2025|jefferies-2025-08@2';

    expect((await stores().postHistory.carrying([key])).map(({ post }) => post.target)).toEqual(['C-a']);
  });
});
