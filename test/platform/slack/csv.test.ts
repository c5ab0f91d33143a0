import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEAM } from '#test/stand-ins/slack-methods.ts';
import { ALICE, mention, message, newTs, slash, tapped } from '#test/stand-ins/slack-payloads.ts';
import type { HeldFile } from '#test/stand-ins/slack-state.ts';
import { type RunningApp, runApp } from './running-app.ts';

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
  running.slack.scopes.add('files:write');
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

function csvButton(blocks: unknown): Button | undefined {
  return (blocks as { elements?: Button[] }[])
    .flatMap(({ elements = [] }) => elements)
    .find(({ action_id }) => action_id === 'csv');
}

async function buttonUnder(question: string): Promise<Button | undefined> {
  await running.deliver(slash(question, running.slack.responseUrl()));
  return csvButton(running.slack.responses.at(-1)?.body['blocks']);
}

async function tap(button: Button | undefined, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const container = { message_ts: newTs(), is_ephemeral: true };
  await running.deliver(tapped({ ...button }, container, { response_url: running.slack.responseUrl(), ...fields }));
}

function files(): readonly HeldFile[] {
  return [...running.slack.files.values()];
}

describe('the CSV button of an answer', () => {
  test('sends the figures with their sources to the person alone, and it is recorded', async () => {
    await tap(await buttonUnder('how much money left small-cap ETFs?'));
    const records = await running.stores.audit.list(`slack:${TEAM.id}`, { limit: 10 });
    const record = records.find(({ action }) => action === 'exported');

    expect(files()).toMatchObject([{ filename: 'smallcaps-2025-09-10.csv', channel: 'D0ALICE' }]);
    expect(files()[0]?.text).toMatch(/^\uFEFF?metric,segment.*\r\n.*,-11\.4,"USD bn","no","Jefferies","Zhitong"/);
    expect(running.slack.messages).toMatchObject([{ channel: 'D0ALICE', text: expect.stringContaining('sources') }]);
    expect(record).toMatchObject({ actor: ALICE, subject: expect.stringMatching(/^q1:/) });
  });

  test('speaks the language of the answer', async () => {
    await tap(await buttonUnder('微盘股8月表现如何？'));

    expect(files()[0]?.text).toContain('微盘股');
  });

  test('tapped once and delivered again gives one file', async () => {
    const button = await buttonUnder('micro caps in August');
    const payload = tapped({ ...button }, { message_ts: newTs(), is_ephemeral: true });
    await running.deliver(payload);
    await running.deliver(payload, { retryNum: 1 });

    expect(files()).toHaveLength(1);
  });

  test('is not there where there is no figure', async () => {
    expect(await buttonUnder('should I buy small caps now?')).toBeUndefined();
  });

  test('is refused to people of another organisation, who are told why, and nothing is recorded', async () => {
    const button = await buttonUnder('micro caps in August');
    await tap(button, { user: { id: 'U0OTHER', team_id: 'T0OTHER' } });
    const records = await running.stores.audit.list(`slack:${TEAM.id}`, { limit: 10 });

    expect(files()).toEqual([]);
    expect(running.slack.ephemerals).toMatchObject([{ user: 'U0OTHER', text: expect.stringContaining('licensed') }]);
    expect(records.map(({ action }) => action)).not.toContain('exported');
  });

  test('without the permission for files is told, with the permission’s name', async () => {
    running.slack.scopes.delete('files:write');
    await tap(await buttonUnder('micro caps in August'));

    expect(running.slack.ephemerals).toMatchObject([{ user: ALICE, text: expect.stringContaining('files:write') }]);
    expect(running.slack.messages).toEqual([]);
    expect(running.lines.join('')).toMatch(/SLACK_SCOPE/);
  });
});

test('the CSV button of the Home tab gives all figures of the newest report', async () => {
  await running.deliver({
    type: 'event_callback',
    team_id: TEAM.id,
    event_id: 'Ev0HOME',
    event: { type: 'app_home_opened', user: ALICE, tab: 'home' },
  });
  const home = running.slack.views.at(-1)?.view;
  const button = csvButton((home as { blocks: unknown }).blocks);
  await running.deliver(
    tapped(
      { ...button },
      { type: 'view', view_id: 'V01', channel_id: undefined },
      { view: { id: 'V01', type: 'home' } },
    ),
  );

  expect(files()[0]?.text?.trimEnd().split('\r\n')).toHaveLength(21);
});

describe('the CSV button of a message that all may read', () => {
  async function tapBelow(
    held: { readonly ts: string; readonly blocks: readonly unknown[] } | undefined,
  ): Promise<void> {
    await running.deliver(tapped({ ...csvButton(held?.blocks ?? []) }, { message_ts: held?.ts }));
  }

  test('stands below a shared answer and below an answer in a thread, and gives the figures to whoever taps', async () => {
    const ts = newTs();
    await running.deliver(mention('micro caps in August', { ts }));
    await running.deliver(message('and since the low?', { thread_ts: ts }));
    const share = {
      action_id: 'share',
      value: 'q1:i=show;m=return;s=micro_cap;w=month:2025-08',
      text: { text: 'Share' },
    };
    await running.deliver(
      tapped(share, { message_ts: newTs(), is_ephemeral: true }, { response_url: running.slack.responseUrl() }),
    );
    const answers = running.slack.messages.slice();
    for (const held of answers) await tapBelow(held);

    expect(answers).toHaveLength(3);
    expect(files().map(({ channel }) => channel)).toEqual(['D0ALICE', 'D0ALICE', 'D0ALICE']);
    expect(files().map(({ text = '' }) => /9\.3/.test(text))).toEqual([true, false, true]);
    expect(files()[1]?.text).toContain('47');
    expect(running.slack.messages.slice(3).map(({ channel }) => channel)).toEqual(['D0ALICE', 'D0ALICE', 'D0ALICE']);
  });

  test('gives the figures of the report that the thread speaks of', async () => {
    await running.deliver(mention('micro caps in August'));

    expect(csvButton(running.slack.messages[0]?.blocks)?.value).toMatch(/^q1:.*jefferies/);
  });

  test('is not there where there is no figure', async () => {
    await running.deliver(mention('should I buy small caps now?'));

    expect(csvButton(running.slack.messages[0]?.blocks)).toBeUndefined();
  });
});
