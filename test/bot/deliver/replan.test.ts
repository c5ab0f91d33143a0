import { describe, expect, test } from 'vitest';
import type { Subscription } from '#src/bot/ports.ts';
import type { Schedule } from '#src/schedule/schedule.ts';
import { HOUR_MS, MINUTE_MS, MORNING, openScene, SLOT } from './scene.ts';

const DAY_MS = 24 * HOUR_MS;
const CLOSED = { en: 'Day of mourning', zh: '哀悼日' };
const ZONE = 'America/New_York';

/** Wednesday 10 Sep 2025 is the day of the scene; `SLOT` is 07:30 on it. */
const NEXT: Schedule = { timing: { kind: 'cron', expression: '30 7 * * 3' }, zone: ZONE, calendar: 'next' };

async function open(schedule: Schedule, closed: readonly string[] = []) {
  const scene = await openScene();
  const { state, runDue, subscribe } = scene;
  const close = async (...days: readonly string[]): Promise<void> => {
    state.overrides = { ...state.overrides, closures: new Map(days.map((day) => [day, CLOSED])) };
    await runDue();
  };
  state.overrides = { ...state.overrides, closures: new Map(closed.map((day) => [day, CLOSED])) };
  await subscribe('s1', { schedule });
  await runDue();
  const find = async (): Promise<Subscription | undefined> => scene.stores().subscriptions.find('slack:T1', 's1');
  return { ...scene, close, nextAt: async () => (await find())?.nextAt, find };
}

describe('a closure that is announced, or taken back, while the program runs', () => {
  test('moves what comes next to the day after, and back again', async () => {
    const { close, nextAt } = await open(NEXT);
    expect(await nextAt()).toBe(SLOT);
    await close('2025-09-10');
    expect(await nextAt()).toBe(SLOT + DAY_MS);
    await close();
    expect(await nextAt()).toBe(SLOT);
  });

  test('that was there before and is taken back makes it go out earlier: nothing waits for the day after', async () => {
    const { close, nextAt, time, runDue, platform } = await open(NEXT, ['2025-09-10']);
    expect(await nextAt()).toBe(SLOT + DAY_MS);
    await close();
    await time.pass(SLOT - MORNING + MINUTE_MS);
    await runDue();

    expect(platform.held).toHaveLength(1);
    expect(await nextAt()).toBe(SLOT + 7 * DAY_MS);
  });

  test.for([
    ['first-trading-day', ['2025-10-01'], '2025-10-02T11:30:00Z', '2025-10-01T11:30:00Z'],
    ['last-trading-day', ['2025-09-30'], '2025-09-29T11:30:00Z', '2025-09-30T11:30:00Z'],
  ] as const)('%s follows %j', async ([kind, days, closedAt, openAt]) => {
    const { close, nextAt } = await open({ timing: { kind, at: '07:30' }, zone: ZONE, calendar: 'every-day' });
    await close(...days);
    expect(await nextAt()).toBe(Date.parse(closedAt));
    await close();
    expect(await nextAt()).toBe(Date.parse(openAt));
  });

  test('while the program was not running is found at its start', async () => {
    const { state, restart, runDue, nextAt } = await open(NEXT, ['2025-09-10']);
    state.overrides = { ...state.overrides, closures: new Map() };
    await restart();
    await runDue();

    expect(await nextAt()).toBe(SLOT);
  });

  test('of a day whose post stands there already makes no second one', async () => {
    const { close, nextAt, time, runDue, platform } = await open(NEXT);
    await time.pass(SLOT - MORNING + MINUTE_MS);
    await runDue();
    await close('2025-09-10');
    await time.pass(DAY_MS);
    await runDue();

    expect(platform.held).toHaveLength(1);
    expect(await nextAt()).toBe(SLOT + 7 * DAY_MS);
  });

  test('on another day changes nothing: no write; and what is paused is left alone', async () => {
    const { close, find, subscribe, stores } = await open(NEXT);
    const { subscriptions } = stores();
    await subscriptions.change({ ...(await subscribe('s2', { schedule: NEXT })), state: 'paused' });
    const before = await find();
    await close('2025-09-11', '2025-10-15');
    expect(await find()).toEqual(before);
    await close('2025-09-10');

    expect(await subscriptions.find('slack:T1', 's2')).toMatchObject({ version: 2, nextAt: SLOT });
  });
});
