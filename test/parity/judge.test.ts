import { expect, test } from 'vitest';
import { type Feature, faultsIn, tableOf, tryFeature } from './judge.ts';
import { PLATFORMS, type Platform, type PlatformName } from './platform.ts';

const platform = (name: PlatformName): Platform => ({
  name,
  say: async (text) => ({ text, buttons: [], hasChart: false, isPrivate: false, handle: undefined }),
});

const FEATURES: readonly Feature[] = [
  { id: 'everywhere', says: 'said everywhere', probe: async ({ say }) => (await say('x')).text === 'x' },
  { id: 'slack-only', says: 'on Slack', probe: async ({ name }) => name === 'Slack' },
  { id: 'throws', says: 'nowhere', probe: () => Promise.reject(new Error('no such button')) },
];

const verdicts = await Promise.all(
  FEATURES.flatMap((feature) => PLATFORMS.map((name) => tryFeature(feature, platform(name)))),
);
const NOWHERE = { Slack: 'not yet', Teams: 'not yet', Playground: 'not yet' };

test('what is missing and not declared is a fault, with what went wrong', () => {
  expect(faultsIn(FEATURES, verdicts, { throws: NOWHERE })).toEqual([
    'slack-only is missing on Teams: not seen',
    'slack-only is missing on Playground: not seen',
  ]);
  expect(faultsIn(FEATURES, verdicts, { 'slack-only': { Teams: 'a', Playground: 'b' } })[0]).toBe(
    'throws is missing on Slack: no such button',
  );
});

test('what is declared and there all the same is a fault, as is a gap of nothing, and what was not tried', () => {
  const gaps = { 'slack-only': { Slack: 'a', Teams: 'a', Playground: 'b' }, throws: NOWHERE, gone: { Teams: 'c' } };

  expect(faultsIn(FEATURES, verdicts, gaps)).toEqual([
    'slack-only works on Slack, and is declared missing',
    'gone is declared, and is no feature',
  ]);
  expect(
    faultsIn(FEATURES, verdicts.slice(1), { 'slack-only': { Teams: 'a', Playground: 'b' }, throws: NOWHERE }),
  ).toEqual(['everywhere was not tried on Slack']);
});

test('the table says yes, or why not', () => {
  expect(
    tableOf(FEATURES.slice(0, 2), { 'slack-only': { Teams: 'has no such thing', Playground: 'nobody to tell' } }),
  ).toBe(
    [
      '| what | Slack | Teams | Playground |',
      '| --- | --- | --- | --- |',
      '| said everywhere | yes | yes | yes |',
      '| on Slack | yes | has no such thing | nobody to tell |',
    ].join('\n'),
  );
});
