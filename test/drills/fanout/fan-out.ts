/** One digest to many channels of one workspace, on a clock of the drill: how long it takes, and what it costs. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createDeliveries } from '#src/bot/deliver/deliveries.ts';
import { sendingWindow } from '#src/bot/deliver/pace.ts';
import type { Stores } from '#src/bot/ports.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { type Line, toLine } from '#test/bench/line.ts';
import { percentile } from '#test/bench/percentile.ts';
import { ownCpuMs } from '#test/bench/process-cpu.ts';
import { loadBundled } from '#test/bundled.ts';
import { createVirtualTime } from '#test/stand-ins/virtual-time.ts';
import { createLimitedSlack } from './limited-slack.ts';

const WORKSPACE = 'slack:T0DESK';
/** 07:30 in New York on Wednesday 10 September 2025. */
const SLOT = Date.UTC(2025, 8, 10, 11, 30);
const POSTS_PER_MINUTE = 240;
/** What Slack is said to take: several hundred. */
const SLACK_PER_MINUTE = 300;
const BAR = 1.1;
const READ_BACK_AFTER_MS = 40_000;
const MEGABYTE = 2 ** 20;
/** A disk in memory, where there is one: the drill is about what is computed, not about the disk. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

async function subscribeAll({ subscriptions }: Stores, channels: number): Promise<void> {
  const schedule = {
    timing: { kind: 'cron', expression: '30 7 * * 1-5' },
    zone: 'America/New_York',
    calendar: 'skip',
  } as const;
  for (let at = 0; at < channels; at += 1) {
    await subscriptions.create({
      workspaceId: WORKSPACE,
      id: `s${at}`,
      owner: 'U0OWNER',
      target: `C${at}`,
      content: { kind: 'template', template: 'morning-digest' },
      schedule,
      trigger: 'every-slot',
      locale: 'en',
      origin: 'said',
      nextAt: SLOT,
    });
  }
}

/** Sends it, and says how that went. */
export async function fanOut(channels: number): Promise<Line> {
  const folder = mkdtempSync(join(ROOT, 'smallcaps-fanout-'));
  const time = createVirtualTime(SLOT);
  const slack = createLimitedSlack(time, SLACK_PER_MINUTE);
  const options = { folder, now: () => new Date(time.now()), readBackAfterMs: READ_BACK_AFTER_MS };
  const stores = await openSqliteStores(options);
  const knowledge = loadBundled();
  let tokens = 0;
  try {
    await subscribeAll(stores, channels);
    const deliveries = createDeliveries({
      ...stores,
      history: stores.postHistory,
      knowledge: () => knowledge,
      calendar: () => knowledge.calendar,
      writeAlert,
      recall: async () => {},
      chatOf: async () => slack,
      now: time.now,
      elapsed: time.elapsed,
      wait: time.wait,
      newToken: () => {
        tokens += 1;
        return `t${tokens}`;
      },
      hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
      catchUpMs: 4 * 3_600_000,
      readBackAfterMs: READ_BACK_AFTER_MS,
      pace: { postsPerMinute: POSTS_PER_MINUTE, targetGapMs: 1_000, lookGapMs: 1_200 },
      log: pino({ level: 'silent' }),
    });
    const before = ownCpuMs();
    await time.until(deliveries.runDue());
    const cpuMs = ownCpuMs() - before;
    const states = await stores.postHistory.list(WORKSPACE, { state: 'sent', limit: channels + 1 });
    const allowedMs = sendingWindow(0, channels, POSTS_PER_MINUTE).until;
    const tookMs = Math.max(...slack.takenAt);
    const line = toLine(
      `one digest to ${channels} channels`,
      { ratio: tookMs / allowedMs, bar: BAR },
      {
        sent: states.length,
        seconds: tookMs / 1_000,
        allowed_seconds: allowedMs / 1_000,
        late_p50_seconds: percentile(slack.takenAt, 0.5) / 1_000,
        late_p99_seconds: percentile(slack.takenAt, 0.99) / 1_000,
        answers_429: slack.refused(),
        renderings: slack.renderings(),
        cpu_ms_a_delivery: cpuMs / channels,
        peak_rss_mb: (process.resourceUsage().maxRSS * 1_024) / MEGABYTE,
      },
    );
    return { ...line, ok: line.ok && states.length === channels && slack.refused() === 0 && slack.renderings() === 1 };
  } finally {
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
