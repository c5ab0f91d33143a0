/**
 * The test command: runs Vitest, shows what it prints, and closes with one line of counts.
 * Arguments go on to Vitest: `npm test -- query` runs the test files with "query" in their path.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTests, isGood, type Report, toLine } from './run/counts.ts';

const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

async function runVitest(reportFile: string, args: readonly string[]): Promise<number> {
  const options = [
    '--dir=test',
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
  const child = spawn(process.execPath, [VITEST, 'run', ...options, ...args], { stdio: 'inherit' });
  const [code] = (await once(child, 'close')) as [number | null]; // `close` passes the exit code, null after a signal
  return code ?? 1;
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report; // Vitest's own file, written a moment ago
  } catch {
    return { testResults: [] }; // Vitest fell over before it could write one: its exit code counts
  }
}

const folder = mkdtempSync(join(tmpdir(), 'smallcaps-test-'));
try {
  const file = join(folder, 'report.json');
  const exitCode = await runVitest(file, process.argv.slice(2));
  const counts = countTests(readReport(file), exitCode);
  console.log(toLine(counts));
  process.exitCode = isGood(counts) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
