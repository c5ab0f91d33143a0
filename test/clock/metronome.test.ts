import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createMetronome, type Metronome } from '#src/clock/metronome.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 1, 4, 59, 30); // New York sets its clocks back within the hours that follow

// node-cron and the watchdog are real; what turns is the machine's clock under both.
beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

function started(look: () => Promise<void> = async () => undefined) {
  const looks: string[] = [];
  const lines: string[] = [];
  const metronome: Metronome = createMetronome({
    look: () => {
      looks.push(new Date().toISOString().slice(11, 19));
      return look();
    },
    log: pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) }),
  });
  metronome.start();
  onTestFinished(() => metronome.stop());
  return { metronome, looks, lines };
}

describe('looks', () => {
  test('at once, and then on each full minute', async () => {
    const { looks } = started();
    await vi.advanceTimersByTimeAsync(3 * MINUTE);

    expect(looks).toEqual(['04:59:30', '05:00:00', '05:01:00', '05:02:00']);
  });

  test('when asked to, not waiting for the minute', async () => {
    const { looks, metronome } = started();
    await vi.advanceTimersByTimeAsync(10_000);
    await metronome.lookNow();

    expect(looks).toEqual(['04:59:30', '04:59:40']);
  });

  test('never twice at once; a beat during a long look is followed up', async () => {
    let end: () => void = () => undefined;
    const { looks } = started(() => new Promise((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(looks).toEqual(['04:59:30']);

    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(looks).toEqual(['04:59:30', '05:02:30']);
    end();
  });

  test('again after one that failed, which is logged', async () => {
    const { looks, lines } = started(() => Promise.reject(new Error('disk full')));
    await vi.advanceTimersByTimeAsync(MINUTE);

    expect(looks).toHaveLength(2);
    expect(lines[0]).toContain('disk full');
  });

  test('no more once it is stopped', async () => {
    const { looks, metronome } = started();
    await metronome.stop();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);

    expect(looks).toEqual(['04:59:30']);
  });
});

describe('the clock is set', () => {
  test.for([
    ['back an hour', -60 * MINUTE],
    ['forward an hour', 60 * MINUTE],
    ['back six seconds', -6000],
    ['forward thirty seconds', 30_000],
    ['to another year', 400 * 24 * 60 * MINUTE],
  ] as const)('%s: it looks within 20 seconds, and goes on each minute', async ([, by]) => {
    const { looks, lines } = started();
    await vi.advanceTimersByTimeAsync(MINUTE);
    looks.length = 0;
    vi.setSystemTime(Date.now() + by);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(looks.length).toBeGreaterThanOrEqual(1);

    looks.length = 0;
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(looks.filter((look) => look.endsWith(':00')).length).toBeGreaterThanOrEqual(4);
    expect(lines.join('')).toContain('the clock was set');
  });

  test('a correction by a second is none', async () => {
    const { looks, lines } = started();
    vi.setSystemTime(Date.now() + 1000);
    await vi.advanceTimersByTimeAsync(MINUTE);

    expect(looks.slice(1).map((look) => look.slice(0, 5))).toEqual(['05:00']);
    expect(lines).toEqual([]);
  });

  test('without the watchdog node-cron stands still: why it is there', async () => {
    const looks: number[] = [];
    const metronome = createMetronome({
      look: async () => void looks.push(Date.now()),
      log: pino({ level: 'silent' }),
      clock: { wall: () => 0, monotonic: () => 0, every: () => () => undefined },
    });
    metronome.start();
    onTestFinished(() => metronome.stop());
    await vi.advanceTimersByTimeAsync(MINUTE);
    looks.length = 0;
    vi.setSystemTime(Date.now() - 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(30 * MINUTE);

    expect(looks).toEqual([]);
  });
});

test('a beat that comes late is not lost', async () => {
  const { looks } = started();
  await vi.advanceTimersByTimeAsync(29_000);
  // The process was busy for 45 seconds: the timer of 05:00:00 runs at 05:00:44.
  vi.setSystemTime(Date.now() + 45_000);
  await vi.advanceTimersByTimeAsync(1000);

  expect(looks.slice(1).map((look) => look.slice(0, 5))).toContain('05:00');
});
