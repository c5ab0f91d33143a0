import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Program, startProgram } from './program.ts';

const CONFIG = fileURLToPath(new URL('../../config', import.meta.url));
const REPORT = 'reports/2025-08-jefferies.yaml';

function start(env: Readonly<Record<string, string>> = {}): Program {
  const program = startProgram(env);
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
}

function copyOfConfig(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(CONFIG, folder, { recursive: true });
  return folder;
}

function ask(address: string, question: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: new URL(address).origin };
  return fetch(`${address}api/ask`, { method: 'POST', headers, body: JSON.stringify({ question }) });
}

describe('npm start without tokens', { timeout: 30_000 }, () => {
  test('says where the page is, which report it holds and how it is with Slack, and answers', async () => {
    const program = start();
    const address = await program.address;
    const answer = await (await ask(address, 'micro caps in August')).json();

    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(program.output()).toMatch(/Reports held +Jefferies, Aug 2025 \(as of 29 Aug 2025, 20 figures\)/);
    expect(program.output()).toMatch(/Slack .*SLACK_BOT_TOKEN and SLACK_APP_TOKEN/);
    expect(answer).toMatchObject({ json: { kind: 'figures', figures: [{ printed: '9.3' }] } });
  });

  test.for(['SIGINT', 'SIGTERM'] as const)('stops on %s with exit code 0', async (signal) => {
    const program = start();
    await program.address;
    program.child.kill(signal);

    expect(await program.ended).toBe(0);
  });

  test('stops though a page listens for changes', async () => {
    const program = start();
    const address = await program.address;
    const changes = await fetch(`${address}api/changes`, { headers: { origin: new URL(address).origin } });
    program.child.kill('SIGTERM');

    expect(await changes.text()).toContain('data: ');
    expect(await program.ended).toBe(0);
  });

  test('starts again on its port after it was killed', async () => {
    const first = start();
    const address = await first.address;
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start({ SMALLCAPS_ADMIN_PORT: new URL(address).port });

    expect(await second.address).toBe(address);
  });

  test('refuses a taken port in one line that says what to do', async () => {
    const first = start();
    const { port } = new URL(await first.address);
    const second = start({ SMALLCAPS_ADMIN_PORT: port });

    expect(await second.ended).toBe(1);
    expect(second.output().trim().split('\n')).toEqual([
      expect.stringMatching(/SMALLCAPS_ADMIN_PORT.*\[PORT_IN_USE\]$/),
    ]);
  });

  test('refuses to start without a report in one line that says what to do', async () => {
    const folder = copyOfConfig();
    rmSync(join(folder, REPORT));
    const program = start({ SMALLCAPS_CONFIG_DIR: folder });

    expect(await program.ended).toBe(1);
    expect(program.output().trim().split('\n')).toEqual([expect.stringMatching(/\[NO_REPORT\]$/)]);
  });

  test('refuses a wrong variable by name', async () => {
    const program = start({ SMALLCAPS_ADMIN_PORT: 'high' });

    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(/SMALLCAPS_ADMIN_PORT .*\[ENV_REFUSED\]/);
  });
});

describe('a file changed while it runs', { timeout: 30_000 }, () => {
  test('is named on the page with its line when it is faulty, and the last good report still answers', async () => {
    const folder = copyOfConfig();
    const program = start({ SMALLCAPS_CONFIG_DIR: folder });
    const address = await program.address;
    const file = join(folder, REPORT);
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('segment: micro_cap, value: 9.3'));
    writeFileSync(file, lines.with(line, (lines[line] ?? '').replace('9.3', '"9,3"')).join('\n'));

    await expect
      .poll(async () => (await fetch(address)).text(), { timeout: 10_000 })
      .toContain(`2025-08-jefferies.yaml:${line + 1}`);
    expect(await (await ask(address, 'micro caps in August')).json()).toMatchObject({
      json: { figures: [{ printed: '9.3' }] },
    });

    writeFileSync(file, lines.join('\n'));
    await expect.poll(async () => (await fetch(address)).text(), { timeout: 10_000 }).not.toContain('VALUE_REFUSED');
  });
});
