import { describe, expect, test } from 'vitest';
import { openScene, WORKSPACE } from './desk.ts';

const DIGEST = 'subscribe weekdays 7:30 new york here';

async function subscribed(...commands: readonly string[]) {
  const scene = openScene();
  for (const command of commands) await scene.tell(command);
  return scene;
}

describe('subscribing', () => {
  test('in one line: what, where, when, the calendar, and the next three runs in both zones', async () => {
    const scene = openScene();

    expect(await scene.tell('subscribe to size digest weekdays 7:30 london in #research')).toBe(
      [
        'Subscribed. It is number 1.',
        'Subscription 1: Morning digest, led by size',
        '• Where: #research',
        '• When: every trading day at 07:30, London time',
        '• Sent each time, with a new report or without',
        '• Language: English',
        '• Yours: you are told when something goes wrong',
        'Next:',
        '• Thu 11 Sep 2025, 02:30, New York time (07:30, London time)',
        '• Fri 12 Sep 2025, 02:30, New York time (07:30, London time)',
        '• Mon 15 Sep 2025, 02:30, New York time (07:30, London time)',
        '→ Send now',
        '→ Preview',
        '→ Pause',
        '→ Edit',
        '→ History',
        '→ Remove',
      ].join('\n'),
    );
    const [kept] = await scene.stores.subscriptions.list(WORKSPACE);
    expect(kept).toMatchObject({
      owner: 'U1',
      target: 'C2',
      content: { kind: 'template', template: 'morning-digest', cut: 'size' },
      schedule: {
        timing: { kind: 'cron', expression: '30 7 * * 1-5' },
        zone: 'Europe/London',
        calendar: 'skip',
      },
      trigger: 'every-slot',
      origin: 'said',
      nextAt: Date.parse('2025-09-11T06:30:00Z'),
      lastReport: 'jefferies-2025-08@1',
    });
    expect(await scene.audit()).toContain('U1 subscribed #1 morning-digest');
  });

  test('what is missing is asked for, one tap each, and nothing is set up before', async () => {
    const scene = openScene();
    await scene.tell('subscribe');
    for (const tap of ['Weekdays', '07:30', 'London']) {
      expect(await scene.stores.subscriptions.list(WORKSPACE)).toEqual([]);
      await scene.tap(tap);
    }

    expect(scene.labels()).toEqual(['Here', 'My direct messages']);
    expect(await scene.tap('My direct messages')).toContain('every trading day at 07:30, London time');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([{ target: 'D1' }]);
  });

  test('the asker’s own zone is offered first', async () => {
    const scene = openScene();
    await scene.tell('subscribe weekdays 7:30 here', { person: 'U2' });

    expect(scene.labels()[0]).toBe('Hong Kong');
  });

  test('a name with two meanings is asked about', async () => {
    const scene = openScene();
    await scene.tell('subscribe weekdays 7:30 cst here');

    expect(scene.labels()).toEqual(expect.arrayContaining(['Shanghai', 'Chicago']));
    expect(await scene.tap('Chicago')).toContain('07:30, Chicago time');
  });

  test('an hour with two readings is asked about, once the zone is known', async () => {
    const scene = openScene();
    await scene.tell('subscribe weekdays 7 here');
    await scene.tap('London');

    expect(scene.labels()).toEqual([
      'every trading day at 07:00, London time',
      'every trading day at 19:00, London time',
    ]);
  });

  test('in a direct message there is one place', async () => {
    const scene = openScene();

    expect(await scene.tell('subscribe daily 8:00 london', { conversation: 'D1' })).toContain('your direct messages');
  });

  test('any question, of the newest report each time', async () => {
    const scene = openScene();

    expect(await scene.tell('subscribe to “micro caps in August” fridays 16:30 hong kong here')).toContain(
      'the question “Micro caps · return · Aug 2025”, of the newest report each time',
    );
  });

  test('a question without an answer to send is not subscribed to', async () => {
    const scene = openScene();

    expect(await scene.tell('subscribe to “buy or sell?” fridays 16:30 hong kong here')).toContain('not subscribed to');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toEqual([]);
  });

  test('an alert, by its rule', async () => {
    const scene = openScene();

    expect(await scene.tell('alert me when the hit rate is below 30 % here')).toContain('alert: Hit rate below 30%');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([
      { trigger: 'new-report', content: { kind: 'alert' } },
    ]);
  });

  test('the same twice is one', async () => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell(DIGEST)).toContain('This is subscribed already');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toHaveLength(1);
  });

  test.for([
    ['subscribe banana weekdays 7:30 london here', 'Not understood: banana'],
    ['subscribe weekdays 7:30 and 9:45 london here', 'These do not go together'],
    ['subscribe weekdays 7:30 london in #nowhere', 'cannot tell which channel #nowhere is'],
    ['subscribe weekdays 7:30 london in #with-clients', 'shared with another organisation'],
    ['c1:subscribe|t=morning-digest|when=weekdays%207%3A30%20london|to=D2', 'cannot see that conversation'],
    ['c1:subscribe|t=answer-help|when=weekdays%207%3A30%20london|to=here', 'no briefing called'],
    ['c1:pause|none', 'no such subscription'],
    ['c1:nonsense', 'nothing that is understood'],
  ])('refused: %s', async ([command, says]) => {
    const scene = openScene();

    expect(await scene.tell(command ?? '')).toContain(says);
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toEqual([]);
  });

  test('many at one time: when the post really comes, on the card and in the list', async () => {
    const scene = openScene();
    for (const place of ['here', 'dm', 'in #research']) await scene.tell(`subscribe weekdays 7:30 london ${place}`);
    const between = 'Comes between 02:30 and 02:32, New York time: 3 messages go out at that time';

    expect(await scene.tell('subscription 3')).toContain(between);
    expect((await scene.tell('subscriptions')).split(between)).toHaveLength(4);
    expect(await scene.tell('我的订阅', { locale: 'zh' })).toContain(
      '实际送达时间在纽约时间02:30至02:32之间：该时间共有3条消息',
    );
  });

  test('the confirmation of the second says it already; what is paused takes no time', async () => {
    const scene = openScene();
    await scene.tell('subscribe weekdays 7:30 london here');

    expect(await scene.tell('subscribe weekdays 7:30 london dm')).toContain('between 02:30 and 02:31');
    expect(await scene.tell('pause 1')).not.toContain('between');
    expect(await scene.tell('subscription 2')).not.toContain('between');
  });

  test('other hours, and a day that is left out for one of them, are counted by themselves', async () => {
    const scene = openScene();
    scene.setNow(Date.parse('2025-11-26T20:00:00Z'));
    await scene.tell('subscribe weekdays 7:30 new york here');
    await scene.tell('subscribe every day 7:30 new york dm');
    await scene.tell('subscribe weekdays 8:30 new york in #research');

    expect(await scene.tell('subscriptions')).not.toContain('between');
    scene.setNow(Date.parse('2025-11-27T20:00:00Z'));
    expect(await scene.tell('subscriptions')).toContain('between 07:30 and 07:31');
  });
});

describe('changing', () => {
  test('what is named changes, the rest stays, and the clock begins again', async () => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell('edit 1 8:00')).toContain('every trading day at 08:00, New York time');
    expect(await scene.tell('edit 1 london')).toContain('every trading day at 08:00, London time');
    expect(await scene.tell('edit 1 mondays')).toContain('every Monday at 08:00, London time');
    expect(await scene.tell('edit 1 in chinese')).toContain('Language: Chinese');
    expect(await scene.tell('edit 1 only on a new report')).toContain('as soon as a new report is published');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([{ locale: 'zh', target: 'C1' }]);
  });

  test('a pause, and going on without the past', async () => {
    const scene = await subscribed(DIGEST, 'pause 1');
    scene.setNow(Date.parse('2025-09-20T10:00:00Z'));
    await scene.tell('resume 1');

    expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([
      { state: 'active', nextAt: Date.parse('2025-09-22T11:30:00Z') },
    ]);
  });

  test('going on after the destination came back forgets why it had stopped', async () => {
    const scene = await subscribed(DIGEST);
    const [standing] = await scene.stores.subscriptions.list(WORKSPACE);
    if (standing === undefined) throw new Error('nothing was subscribed to');
    await scene.stores.subscriptions.change({ ...standing, state: 'dead', reason: 'is_archived' });
    await scene.tell('resume 1');

    const [resumed] = await scene.stores.subscriptions.list(WORKSPACE);
    expect(resumed).toMatchObject({ state: 'active' });
    expect(resumed).not.toHaveProperty('reason');
  });

  test('removing asks back once', async () => {
    const scene = await subscribed(DIGEST);
    await scene.tell('remove 1');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toHaveLength(1);
    await scene.tap('Yes, remove it');

    expect(await scene.stores.subscriptions.list(WORKSPACE)).toEqual([]);
    expect(await scene.audit()).toContain('U1 unsubscribed #1 morning-digest');
  });

  test('handed over, it is another’s', async () => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell('hand over 1 to @Jonas')).toContain('Handed over to Jonas');
    expect(await scene.tell('pause 1')).toContain('its owner (Jonas)');
    expect(await scene.tell('pause 1', { person: 'U2' })).toContain('Paused.');
  });

  test('sent now, once for each asking, whatever the calendar says', async () => {
    const scene = await subscribed(DIGEST, 'send now 1');
    const posts = await scene.stores.postHistory.list(WORKSPACE, { limit: 10 });

    expect(posts).toMatchObject([{ target: 'C1', task: { trigger: 'asked' } }]);
    expect(scene.looks()).toBe(1);
  });

  test('a preview is the message, and nothing is posted', async () => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell('preview 1')).toMatch(/^Preview of subscription 1.*\n———\n.*Russell 2000/s);
    expect(scene.posted).toEqual([]);
  });

  test('somebody else was faster: nothing is overwritten', async () => {
    const scene = await subscribed(DIGEST);
    const [read] = await scene.stores.subscriptions.list(WORKSPACE);
    if (read === undefined) throw new Error('there is none');
    const find = scene.stores.subscriptions.list;
    scene.stores.subscriptions.list = async (...asked) => {
      scene.stores.subscriptions.list = find;
      await scene.stores.subscriptions.change({ ...read, locale: 'zh' });
      return [read].slice(0, asked.length);
    };

    expect(await scene.tell('pause 1')).toContain('Somebody else has just changed it');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([{ state: 'active', locale: 'zh' }]);
  });
});

describe('who may', () => {
  const CHANGES = ['pause 1', 'edit 1 8:00', 'remove 1', 'hand over 1 to @Jonas', 'send now 1'];

  test.for(CHANGES)('%s: not everybody in the channel, and the refusal says who', async (command) => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell(command, { person: 'U2' })).toContain('by its owner (Mara)');
    expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([{ state: 'active', owner: 'U1' }]);
  });

  test.for(['U1', 'U7', 'U9'])('%s: the owner, who looks after the channel, an administrator', async (person) => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell('pause 1', { person })).toContain('Paused.');
  });

  test('everybody in a channel may list, look and read the history', async () => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell('subscriptions', { person: 'U2' })).toContain('1 · Morning digest');
    expect(await scene.tell('history 1', { person: 'U2' })).toContain('Nothing yet');
    expect(await scene.tell('subscription 1', { person: 'U2' })).toContain('Owner: Mara');
  });

  test('elsewhere there is none', async () => {
    const scene = await subscribed(DIGEST);

    expect(await scene.tell('subscriptions', { person: 'U2', conversation: 'C2' })).toContain('no subscriptions');
    expect(await scene.tell('history 1', { person: 'U2', conversation: 'C2' })).toContain('no such subscription');
  });

  test('a button is asked again who taps it', async () => {
    const scene = await subscribed(DIGEST, 'subscription 1');

    expect(await scene.tap('Pause', { person: 'U2' })).toContain('by its owner (Mara)');
  });

  test('what is declared is changed where it is declared', async () => {
    const scene = openScene();
    await scene.stores.subscriptions.create({
      workspaceId: WORKSPACE,
      id: 'declared',
      owner: 'U1',
      target: 'C1',
      content: { kind: 'template', template: 'morning-digest' },
      schedule: {
        timing: { kind: 'cron', expression: '30 7 * * 1-5' },
        zone: 'Europe/London',
        calendar: 'skip',
      },
      trigger: 'every-slot',
      locale: 'en',
      origin: 'declared',
    });

    expect(await scene.tell('pause 1')).toContain('is changed there');
    expect(await scene.tell('subscription 1')).toContain('Declared in config/smallcaps.yaml');
    expect(scene.labels()).toEqual(['Send now', 'Preview', 'History']);
  });
});

test('everything in Chinese as well', async () => {
  const scene = openScene();

  expect(await scene.tell('订阅 工作日 7:30 纽约 这里')).toContain('每个交易日07:30，纽约时间');
  expect(await scene.tell('暂停 1')).toContain('已暂停');
  expect(await scene.tell('我的订阅')).toContain('1 · 晨报');
});

test('a question is answered as before', async () => {
  const scene = openScene();

  expect(await scene.tell('micro caps in August')).toContain('9.3%');
});
