import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { CONFIG } from '#test/bundled.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
import { mention, SIGNING_SECRET, signedRequest, slash } from '#test/stand-ins/slack-payloads.ts';
import { type Program, startProgram } from './program.ts';

let slack: SlackStandIn;
let folder: string;

beforeEach(async () => {
  slack = await startSlack();
  folder = mkdtempSync(join(tmpdir(), 'smallcaps-recall-'));
  cpSync(CONFIG, join(folder, 'config'), { recursive: true });
});

afterEach(async () => {
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Program {
  const program = startProgram({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    SMALLCAPS_CONFIG_DIR: join(folder, 'config'),
    SMALLCAPS_DATA_DIR: join(folder, 'data'),
    SMALLCAPS_PORT: '0',
  });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
}

async function endpointOf(program: Program): Promise<string> {
  await program.greeted;
  return /signed requests at (\S+?)\)?\s/.exec(program.output())?.[1] ?? 'none was said';
}

/** Puts a version of the bundled report beside it, with another return of micro caps in the month. */
function publish(version: number, value: string): void {
  const bundled = readFileSync(join(CONFIG, 'reports', '2025-08-jefferies.yaml'), 'utf8');
  const reason = '{ en: A slip of the point., zh: 小数点有误。 }';
  const text = bundled
    .replace('version: 1', `version: ${version}`)
    .replace('segment: micro_cap, value: 9.3', `segment: micro_cap, value: ${value}`)
    .concat(`\ncorrections:\n  - { metric: return, segment: micro_cap, window: month, reason: ${reason} }\n`);
  writeFileSync(join(folder, 'config', 'reports', `2025-08-jefferies-${version}.yaml`), text);
}

/** Where each notice went, and its line on micro caps. */
function notices(): readonly string[] {
  return slack.messages
    .filter(({ text }) => text.startsWith('Correction'))
    .map(({ channel, text }) => `${channel} ${/Micro caps.*/.exec(text)?.[0]}`)
    .toSorted();
}

const TOLD = 'Micro caps: 9.3%, Aug 2025 → now 9.8%, Aug 2025. Reason: A slip of the point.';

test('a corrected report that is put into the folder is told to who was shown the old figure, once, over kills and starts', {
  timeout: 90_000,
}, async () => {
  const first = start();
  const endpoint = await endpointOf(first);
  await fetch(endpoint, signedRequest(mention('how did micro caps do in August?')));
  await fetch(endpoint, signedRequest(slash('micro caps in August', slack.responseUrl())));
  await expect.poll(() => slack.messages.length + slack.responses.length, { timeout: 10_000 }).toBe(2);
  publish(2, '9.8');
  await expect.poll(notices, { timeout: 30_000 }).toEqual([`C0GENERAL ${TOLD}`, `D0ALICE ${TOLD}`]);
  first.child.kill('SIGKILL');
  await first.ended;

  const second = start();
  await endpointOf(second);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  publish(3, '9.9');
  const third = start();
  await endpointOf(third);
  await expect.poll(notices, { timeout: 30_000 }).toHaveLength(4);
  third.child.kill('SIGTERM');
  await third.ended;

  expect(notices().filter((line) => line.endsWith(TOLD))).toHaveLength(2);
  // A notice that nobody could say was posted when the process was killed is read back later: then it is told from the first figure.
  expect(notices().filter((line) => line.includes('→ now 9.9%, Aug 2025'))).toHaveLength(2);
});
