import { describe, expect, test } from 'vitest';
import { readDeclared } from '#src/config/declared-subscriptions.ts';
import { loadBundled } from '#test/bundled.ts';
import { tempConfig } from './temp-config.ts';

const { scheduleWords } = loadBundled();

const GOOD = `locale: en
subscriptions:
  - name: desk-morning
    workspace: slack:T1
    channel: C1
    owner: U1
    template: morning-digest
    when: weekdays 7:30 new york
    calendar: skip
  - name: micro-fridays
    workspace: slack:T1
    channel: C2
    owner: U1
    question: micro caps in August
    when: 30 16 * * 5
    zone: Asia/Hong_Kong
    trigger: both
    locale: zh
`;

const read = (text: string) => readDeclared(tempConfig({ 'smallcaps.yaml': text }), scheduleWords);

test('words and expressions become schedules', () => {
  const declared = read(GOOD);

  expect(declared.ok && declared.value).toMatchObject([
    {
      name: 'desk-morning',
      template: 'morning-digest',
      schedule: { timing: { expression: '30 7 * * 1-5' }, zone: 'America/New_York', calendar: 'skip' },
      trigger: 'every-slot',
    },
    {
      question: 'micro caps in August',
      schedule: { timing: { expression: '30 16 * * 5' }, zone: 'Asia/Hong_Kong', calendar: 'every-day' },
      trigger: 'both',
      locale: 'zh',
    },
  ]);
});

test('a channel of Teams is named by the ids that Teams and Entra show', () => {
  const tenant = 'AAAAAAAA-bbbb-cccc-dddd-eeeeeeeeeeee';
  const inTeams = GOOD.replace('slack:T1', `teams:${tenant}`)
    .replace('channel: C1', 'channel: 19:general@thread.tacv2')
    .replace('owner: U1', `owner: 29:${'a'.repeat(111)}`);
  const declared = read(inTeams);

  expect(declared.ok && declared.value[0]).toMatchObject({
    workspaceId: `teams:${tenant.toLowerCase()}`,
    target: '19:general@thread.tacv2',
    owner: expect.stringMatching(/^29:a{111}$/),
  });
});

test('none is declared where the key is left out', () => {
  expect(read('locale: en\n')).toEqual({ ok: true, value: [] });
});

describe('refused with its line', () => {
  test.for([
    ['when: weekdays 7:30 new york', 'when: sometimes', 'VALUE_REFUSED config/smallcaps.yaml:8'],
    ['when: weekdays 7:30 new york', 'when: weekdays new york', 'VALUE_REFUSED config/smallcaps.yaml:8'],
    ['zone: Asia/Hong_Kong', 'zone: Hongkong Time', 'VALUE_REFUSED config/smallcaps.yaml:16'],
    ['name: micro-fridays', 'name: desk-morning', 'ID_TWICE config/smallcaps.yaml:10'],
    ['workspace: slack:T1', 'workspace: T1', 'VALUE_REFUSED config/smallcaps.yaml:4'],
    ['trigger: both', 'trigger: always', 'VALUE_REFUSED config/smallcaps.yaml:17'],
  ])('%s -> %s', ([part = '', by = '', problem]) => {
    const declared = read(GOOD.replace(part, by));

    expect(
      declared.ok ? [] : declared.problems.map(({ code, details }) => `${code} ${details.file}:${details.line}`),
    ).toEqual([problem]);
  });
});
