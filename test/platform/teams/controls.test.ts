import { describe, expect, test } from 'vitest';
import type { PrivateAnswer } from '#src/bot/ports.ts';
import type { Message, Quotable } from '#src/core/message.ts';
import { readActionData } from '#src/platform/teams/action-data.ts';
import { Card, type CardAction } from '#src/platform/teams/card.ts';
import { privateControls, reportControls, sharedControls } from '#src/platform/teams/controls.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { pct, text } from '#test/platform/web/sample.ts';
import { faultsOf } from './card-schema.ts';

const QUERY = 'q1:i=lookup;m=return;s=micro_cap;w=month';
const quotable: Quotable = { clauses: [[text('Micro caps rose '), pct('9.3')]], source: 'House', licence: 'Internal.' };
const message: Message = { locale: 'en', quotable, blocks: [{ type: 'paragraph', spans: [pct('9.3')] }] };
const SCHEDULE = `c1:subscribe|q=${QUERY}`;
const answer: PrivateAnswer = { message, again: QUERY, continues: QUERY, schedule: SCHEDULE };
const ALL = { isShareable: true, hasFiles: true };

function titlesOf(controls: readonly CardAction[]): readonly string[] {
  return controls.map(({ title }) => title);
}

/** What comes back when each button is pressed, a question typed where there is a field for one. */
function pressed(controls: readonly CardAction[], question: string): readonly unknown[] {
  return controls.flatMap((control): readonly unknown[] => {
    if (control.type === 'Action.OpenUrl') return [];
    return control.type === 'Action.Submit' ? [control.data] : [{ ...control.card.actions[0]?.data, question }];
  });
}

describe('our own buttons', () => {
  test('are shared, asked further, copied and exported', () => {
    expect(titlesOf(privateControls(answer, ALL))).toEqual([
      'Share in channel',
      'Ask a follow-up',
      'Copy for a client',
      'CSV with sources',
      'Schedule this',
    ]);
    expect(titlesOf(privateControls({ message: { ...message, locale: 'zh' }, again: QUERY }, ALL))).toEqual([
      '分享到频道',
      '复制给客户',
      '导出CSV（含来源）',
    ]);
  });

  test('are left out where they lead nowhere', () => {
    expect(titlesOf(privateControls(answer, { ...ALL, isShareable: false }))).not.toContain('Share in channel');
    expect(titlesOf(privateControls(answer, { ...ALL, hasFiles: false }))).not.toContain('CSV with sources');
    expect(sharedControls({ ...message, again: QUERY }, false)).toEqual([]);
    expect(sharedControls(message, true)).toEqual([]);
    expect(sharedControls({ locale: 'en', blocks: [], again: QUERY }, true)).toEqual([]);
    expect(privateControls({ message: { locale: 'en', blocks: [] } }, ALL)).toEqual([]);
    expect(titlesOf(privateControls({ message: { locale: 'en', blocks: [] }, again: QUERY }, ALL))).toEqual([
      'Share in channel',
    ]);
    expect(privateControls({ message, again: `q1:${'x'.repeat(2_000)}` }, ALL)).toEqual([]);
  });

  test('stand in a card that is taken, below everything else', () => {
    const { card } = renderTeams(message, { controls: privateControls(answer, ALL) }).payload;

    expect(Card.parse(card)).toEqual(card);
    expect(faultsOf(card)).toEqual([]);
    expect(card.body.at(-1)).toMatchObject({ type: 'ActionSet', actions: [{}, {}, {}, {}, {}] });
  });

  test('are read again when they come back', () => {
    const all = [
      ...privateControls(answer, ALL),
      ...sharedControls({ ...message, again: QUERY }, true),
      ...reportControls('zh'),
    ];

    expect(pressed(all, ' and YTD? ').map(readActionData)).toEqual([
      { app: 'smallcaps', locale: 'en', action: 'share', again: QUERY },
      { app: 'smallcaps', locale: 'en', action: 'follow-up', continues: QUERY, question: 'and YTD?' },
      { app: 'smallcaps', locale: 'en', action: 'copy', again: QUERY },
      { app: 'smallcaps', locale: 'en', action: 'csv', again: QUERY },
      { app: 'smallcaps', locale: 'en', action: 'ask', query: SCHEDULE },
      { app: 'smallcaps', locale: 'en', action: 'csv', again: QUERY },
      { app: 'smallcaps', locale: 'zh', action: 'csv', again: 'report' },
    ]);
  });
});

describe('the buttons of a message', () => {
  test('carry their question and its language, five in a row', () => {
    const actions = Array.from({ length: 7 }, (_, at) => ({ label: `Ask ${at}`, query: `${QUERY};n=${at}` }));
    const { card } = renderTeams({ locale: 'zh', blocks: [{ type: 'actions', actions }] }).payload;
    const rows = card.body.map((element) => (element.type === 'ActionSet' ? element.actions : []));

    expect(rows.map(({ length }) => length)).toEqual([5, 2]);
    expect(pressed(rows.flat(), '').map(readActionData)).toEqual(
      actions.map(({ query }) => ({ app: 'smallcaps', locale: 'zh', action: 'ask', query })),
    );
  });

  test('carry commands too', () => {
    const { card } = renderTeams({
      locale: 'en',
      blocks: [{ type: 'actions', actions: [{ label: 'Pause', query: 'c1:pause|k3f' }] }],
    }).payload;

    expect(card.body).toMatchObject([
      { actions: [{ title: 'Pause', data: { action: 'ask', query: 'c1:pause|k3f' } }] },
    ]);
    expect(readActionData({ app: 'smallcaps', locale: 'en', action: 'ask', query: 'c1:pause|k3f' })).toBeDefined();
  });

  test('are left out where they ask nothing canonical', () => {
    const actions = [
      { label: 'Words', query: 'micro caps in August' },
      { label: 'Long', query: `q1:${'x'.repeat(2_000)}` },
      { label: ' ', query: QUERY },
    ];

    expect(renderTeams({ locale: 'en', blocks: [{ type: 'actions', actions }] }).payload.card.body).toEqual([]);
  });
});

/** A form as it comes back. */
const FILLED = {
  app: 'smallcaps',
  locale: 'en',
  action: 'schedule',
  line: SCHEDULE,
  days: 'weekdays',
  time: '07:30',
  zone: 'Europe/London',
  calendar: 'skip',
  trigger: 'every-slot',
  target: 'direct',
  language: 'zh',
};

test('a form that is filled in is read as it is', () => {
  expect(readActionData(FILLED)).toEqual(FILLED);
});

test.for<readonly [string, unknown]>([
  ['nothing', undefined],
  ['a text', QUERY],
  ['a button of another app', { action: 'ask', query: QUERY, locale: 'en' }],
  ['another action', { app: 'smallcaps', action: 'delete', locale: 'en', query: QUERY }],
  ['another language', { app: 'smallcaps', action: 'ask', locale: 'fr', query: QUERY }],
  ['a question in words', { app: 'smallcaps', action: 'ask', locale: 'en', query: 'micro caps' }],
  ['a question that is too long', { app: 'smallcaps', action: 'ask', locale: 'en', query: `q1:${'x'.repeat(2_000)}` }],
  ['no question typed', { app: 'smallcaps', action: 'follow-up', locale: 'en', continues: QUERY, question: ' ' }],
  [
    'too much typed',
    { app: 'smallcaps', action: 'follow-up', locale: 'en', continues: QUERY, question: 'x'.repeat(501) },
  ],
  ['a form of a question', { ...FILLED, line: QUERY }],
  ['a form of another command', { ...FILLED, line: 'c1:remove|k3f' }],
  ['a form without a day', { ...FILLED, days: undefined }],
  ['a form with days of its own', { ...FILLED, days: '* * *' }],
  ['a form with a time that there is not', { ...FILLED, time: '25:00' }],
  ['a form with two places', { ...FILLED, target: ['direct', 'here'] }],
  ['a form with a place that is no id', { ...FILLED, target: 'x'.repeat(201) }],
  ['a form in another language', { ...FILLED, language: 'fr' }],
  ['a file of something else', { app: 'smallcaps', action: 'csv', locale: 'en', again: '../secrets' }],
])('%s is no button of ours', ([, value]) => {
  expect(readActionData(value)).toBeUndefined();
});

test('what a client puts beside it is left behind', () => {
  const value = { app: 'smallcaps', action: 'ask', locale: 'en', query: QUERY, msteams: {}, admin: true };

  expect(readActionData(value)).toEqual({ app: 'smallcaps', action: 'ask', locale: 'en', query: QUERY });
});
