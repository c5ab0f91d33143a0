import { describe, expect, test } from 'vitest';
import { writeConfig } from '../config/temp-config.ts';
import { tempKnowledge } from '../config/temp-knowledge.ts';
import { type CliRun, runCli } from './run-cli.ts';

/** Wednesday before Thanksgiving, on clocks of New York. */
const FROM = ['--from', '2026-11-25T06:00'];
const NEW_YORK = { TZ: 'America/New_York' };

const ENTRY = `  - workspace: slack:T0123ABCD
    owner: U0123ABCD`;
const DESK = `${ENTRY}
    name: desk-morning
    channel: C0123ABCD
    template: morning-digest
    when: weekdays 7:30 new york
    calendar: skip
`;
const NEWS = `${ENTRY}
    name: news
    channel: C0999
    template: morning-digest
    cut: size
    when: weekdays 7:30 new york
    trigger: new-report
`;

/** Runs it on a folder whose settings declare these. */
function next(args: readonly string[], declared = ''): Promise<CliRun> {
  const folder = tempKnowledge();
  writeConfig(folder, 'smallcaps.yaml', declared === '' ? 'locale: en\n' : `subscriptions:\n${declared}`);
  return runCli(['next', ...args], { env: { ...NEW_YORK, SMALLCAPS_CONFIG_DIR: folder.path } });
}

function headsOf({ stdout }: CliRun): string[] {
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
}

describe('smallcaps next as a process', { timeout: 60_000 }, () => {
  test('what is declared is there without being named, with its message and the day that is left out', async () => {
    const run = await next([...FROM, '--days', '2'], DESK);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(headsOf(run)).toEqual([
      'Wed 25 Nov 2026, 07:30, New York time: subscription 1, Morning digest, is posted to C0123ABCD',
      'Thu 26 Nov 2026, 07:30, New York time: subscription 1, Morning digest, is not posted to C0123ABCD: the exchange has no session that day (Thanksgiving)',
    ]);
    expect(run.stdout).toContain('    ');
    expect(run.stdout).toContain('9.3%');
  });

  test('one that only a new report makes go out is named, with nothing on the clock', async () => {
    const run = await next(FROM, NEWS);

    expect(headsOf(run)).toEqual([
      'Nothing goes out in this time.',
      expect.stringMatching(
        /^Subscription 1, Morning digest, led by size: nothing on the clock; it is posted to C0999 when a new report is published\.$/,
      ),
    ]);
  });

  test('those that are named come after those that are declared, in Chinese too', async () => {
    const run = await next(
      [...FROM, '--locale', 'zh', '--subscription', 'weekdays 8:00 new york in #desk'],
      DESK + NEWS,
    );

    expect(run.code).toBe(0);
    expect(headsOf(run)).toEqual([
      expect.stringMatching(/^2026年11月25日（周三）07:30，纽约时间：订阅1（.*）将发送至C0123ABCD$/),
      expect.stringMatching(/^2026年11月25日（周三）08:00，纽约时间：订阅3（.*）将发送至#desk$/),
      expect.stringMatching(/^订阅2（.*）没有固定时间：新报告发布时发送至C0999。$/),
    ]);
  });

  test.for([
    [
      [],
      '',
      'name a subscription with --subscription "weekdays 7:30 new york", or declare one in config/smallcaps.yaml',
    ],
    [['--subscription', 'bananas'], '', 'Not understood: bananas'],
    [[], DESK.replace('morning-digest', 'no-such-thing'), 'desk-morning: there is nothing that could be sent'],
    [[], DESK.replace('weekdays 7:30', 'weekdays'), 'when does not say one schedule'],
  ] as const)('%j on %j: a line on stderr, and nothing made of the rest', async ([args, declared, says]) => {
    const run = await next([...FROM, ...args], declared);

    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(says);
  });

  test.for([
    ['--days', '0'],
    ['--from', 'tomorrow'],
    ['--locale', 'fr'],
  ])('wrong use: %s %s', async (args) => {
    expect((await next(args)).code).toBe(2);
  });
});
