import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { AFTER_PUBLISHING, FEATURES } from './features.ts';
import { GAPS } from './gaps.ts';
import { type Feature, faultsIn, tableOf, tryFeature, type Verdict } from './judge.ts';
import type { Platform } from './platform.ts';
import { playgroundPlatform } from './playground.ts';
import { type Running, startRunning } from './running.ts';
import { slackPlatform } from './slack.ts';
import { teamsPlatform } from './teams.ts';

const ALL = [...FEATURES, ...AFTER_PUBLISHING];

/** One after the other on each platform: they share a conversation. */
async function tryAll(platform: Platform): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const feature of FEATURES) verdicts.push(await tryFeature(feature, platform));
  return verdicts;
}

async function tryAfterPublishing(platforms: readonly Platform[], running: Running): Promise<readonly Verdict[]> {
  const prepared: (readonly [Platform, Feature])[] = [];
  for (const platform of platforms) {
    for (const { id, says, before, after } of AFTER_PUBLISHING) {
      const seen = before(platform).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      await seen;
      const probe = async (on: Platform): Promise<boolean> => {
        const came = await seen;
        if ('error' in came) throw came.error;
        return after(on, came.value);
      };
      prepared.push([platform, { id, says, probe }]);
    }
  }
  running.publish(2, '9.8');
  return Promise.all(prepared.map(([platform, feature]) => tryFeature(feature, platform)));
}

test('every feature is on Slack, in Teams and in the playground, or declared missing there with its reason', {
  timeout: 180_000,
}, async () => {
  const running = await startRunning();
  onTestFinished(() => running.stop());
  const platforms = [slackPlatform(running), teamsPlatform(running), playgroundPlatform(running)];
  const verdicts = (await Promise.all(platforms.map(tryAll))).flat();
  const later = await tryAfterPublishing(platforms, running);

  expect(faultsIn(ALL as readonly Feature[], [...verdicts, ...later], GAPS)).toEqual([]);
});

const MARKS = /(<!-- parity -->\n)[\s\S]*?(\n<!-- \/parity -->)/;

test('the README has the table of it', () => {
  const table = tableOf(ALL as readonly Feature[], GAPS);
  const filled = (readme: string): string => readme.replace(MARKS, (_, start, end) => `${start}${table}${end}`);
  if (process.env['PARITY_WRITES'] === 'yes') writeFileSync('README.md', filled(readFileSync('README.md', 'utf8')));
  const readme = readFileSync('README.md', 'utf8');

  expect(readme).toMatch(MARKS);
  expect(readme).toBe(filled(readme));
});
