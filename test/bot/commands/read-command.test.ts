import { describe, expect, test } from 'vitest';
import { isRule } from '#src/bot/alerts/read-alert.ts';
import { readCommand } from '#src/bot/commands/read-command.ts';
import { saysWhen } from '#src/bot/commands/read-when.ts';
import { loadBundled } from '#test/bundled.ts';
import { readQuestions, SETS } from '#test/questions/question-set.ts';

const knowledge = loadBundled();
const { commands: words, scheduleWords } = knowledge;
const marked = new Map([
  ['#small-caps', 'C01'],
  ['#研究', 'C02'],
  ['@mara', 'U07'],
]);
const room = {
  words,
  titles: new Map([['new-report', ['New report', '新报告']]]),
  marked,
  saysWhen: (text: string) => saysWhen(text, scheduleWords),
  isRule: (text: string) => isRule(text, knowledge),
};
const read = (text: string) => readCommand(text, room);

describe('a command is read', () => {
  test.for([
    ['subscriptions', { kind: 'list' }],
    ['我的订阅', { kind: 'list' }],
    ['Pause 3', { kind: 'pause', of: { number: 3 } }],
    ['pause subscription no. 12.', { kind: 'pause', of: { number: 12 } }],
    ['pause', { kind: 'pause' }],
    ['暂停 2', { kind: 'pause', of: { number: 2 } }],
    ['暂停第2个订阅', { kind: 'pause', of: { number: 2 } }],
    ['恢复2号', { kind: 'resume', of: { number: 2 } }],
    ['resume #4', { kind: 'resume', of: { number: 4 } }],
    ['send now 2', { kind: 'send_now', of: { number: 2 } }],
    ['send 2 now', { kind: 'send_now', of: { number: 2 } }],
    ['立即发送 ２', { kind: 'send_now', of: { number: 2 } }],
    ['preview 2', { kind: 'preview', of: { number: 2 } }],
    ['unsubscribe 2', { kind: 'remove', of: { number: 2 } }],
    ['取消订阅 2', { kind: 'remove', of: { number: 2 } }],
    ['remove subscription 2', { kind: 'remove', of: { number: 2 } }],
    ['hand over 2 to @mara', { kind: 'hand_over', of: { number: 2 }, to: 'U07' }],
    ['hand over 2 to somebody', { kind: 'hand_over', of: { number: 2 } }],
    ['转交 2 给 @mara', { kind: 'hand_over', of: { number: 2 }, to: 'U07' }],
    ['history', { kind: 'history' }],
    ['history all', { kind: 'history' }],
    ['history of 2', { kind: 'history', of: { number: 2 } }],
    ['发送记录 2', { kind: 'history', of: { number: 2 } }],
    ['subscription 2', { kind: 'show', of: { number: 2 } }],
    ['could you please pause 3, thanks', { kind: 'pause', of: { number: 3 } }],
    ['pause my digest', { kind: 'pause' }],
    ['I am away all week, please pause my alerts', { kind: 'pause' }],
    ['将3号暂停', { kind: 'pause', of: { number: 3 } }],
    ['turn the digest back on', { kind: 'resume' }],
    ['transfer my subscriptions to @mara', { kind: 'hand_over' }],
    ['move the digest to 8:15', { kind: 'edit', draft: { when: '' } }],
    ['help subscriptions', { kind: 'help' }],
    ['如何订阅', { kind: 'help' }],
    ['edit 2 weekdays 8:00', { kind: 'edit', of: { number: 2 }, draft: { when: 'weekdays 8:00' } }],
    ['edit 2', { kind: 'edit', of: { number: 2 }, draft: { when: '' } }],
    ['修改 2 工作日 8:00', { kind: 'edit', of: { number: 2 }, draft: { when: '工作日 8:00' } }],
  ])('%s', ([text, command]) => {
    expect(read(text as string)).toEqual(command);
  });
});

describe('what is said of a subscription is taken apart', () => {
  test.for([
    ['subscribe weekdays 7:30 new york', { when: 'weekdays 7:30 new york' }],
    ['Subscribe', { when: '' }],
    [
      'subscribe to size digest first trading day 8:00 london in #small-caps',
      {
        when: 'first trading day 8:00 london',
        content: { kind: 'template', template: 'morning-digest', cut: 'size' },
        place: { key: 'C01' },
      },
    ],
    [
      'subscribe to the morning digest, weekdays at 7:30 new york, here, in chinese',
      {
        when: 'weekdays at 7:30 new york',
        content: { kind: 'template', template: 'morning-digest' },
        place: 'here',
        locale: 'zh',
      },
    ],
    [
      'subscribe to the new report briefing only on a new report here',
      {
        when: '',
        trigger: 'new-report',
        place: 'here',
        content: { kind: 'template', template: 'new-report' },
      },
    ],
    ['subscribe only on a new report', { when: '', trigger: 'new-report' }],
    [
      'subscribe weekdays 7:30 and on a new report as a dm',
      { when: 'weekdays 7:30', trigger: 'both', place: 'direct' },
    ],
    [
      'subscribe to “how did micro caps do in August?” fridays 16:30 london',
      { when: 'fridays 16:30 london', question: 'how did micro caps do in August?' },
    ],
    ['subscribe daily 8:00 in #nowhere', { when: 'daily 8:00', unknownPlace: '#nowhere' }],
    [
      'alert me when the hit rate is below 30 % here',
      { when: '', trigger: 'new-report', place: 'here', alert: 'the hit rate is below 30 %' },
    ],
    ['当跑赢比例低于30%时提醒我', { when: '', trigger: 'new-report', place: 'direct', alert: '跑赢比例低于30%' }],
    ['当跑赢比例低于30%时提醒我们', { when: '', trigger: 'new-report', alert: '跑赢比例低于30%' }],
    ['订阅 工作日 7:30 纽约', { when: '工作日 7:30 纽约' }],
    [
      '订阅晨报 工作日 7:30 纽约 发到 #研究',
      {
        when: '工作日 7:30 纽约',
        content: { kind: 'template', template: 'morning-digest' },
        place: { key: 'C02' },
      },
    ],
    ['订阅 仅在有新报告时 私信', { when: '', trigger: 'new-report', place: 'direct' }],
    ['订阅“微盘股8月表现如何？” 每天 8:00 香港', { when: '每天 8:00 香港', question: '微盘股8月表现如何?' }],
  ])('%s', ([text, draft]) => {
    expect(read(text as string)).toEqual({ kind: 'subscribe', draft });
  });
});

/** Of the probes, these ask the bot to do what it does. */
const ORDERS = [
  'subscribe',
  '订阅',
  '订阅资金流向',
  'set an alert when russell crosses 2400',
  'set an alert on micro caps',
  'ping me when micro caps are up 10',
  'notify me if flows turn positive',
  '资金流转正时通知我',
  '微盘股涨到10%提醒我',
];

describe('a question is no command', () => {
  const open = SETS.filter(({ aside }) => !aside);

  test.for(open)('none of $name', (set) => {
    const questions = readQuestions(set).flatMap(({ question, thread }) => [question, ...thread]);

    expect(questions.filter((question) => !ORDERS.includes(question) && read(question) !== undefined)).toEqual([]);
  });

  test.for([
    'remove micro caps from that list',
    'what happened on the first trading day of the month at 9:30 in new york',
    'every month the index moves, when next?',
    'put micro caps and high beta side by side',
    'switch to the window since the low',
    'can you compare the flows, please',
    'when did micro caps turn positive, let me know',
    'in the report, history',
    '把微盘股和大盘股对比一下',
    '微盘股为什么上涨，告诉我',
    'remove 2 year windows',
    'pause in the rally?',
    'preview of 2026',
    'history of small-cap returns',
    'delete',
    'resume of the report',
    'change since the low',
    'list the segments',
    'send me micro caps',
    '历史上最高的是哪个',
    '恢复了多少',
    'show 3 best segments',
    'cancel 2% of that',
    'micro caps in August',
  ])('%s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
