import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

describe('brief', { timeout: 60_000 }, () => {
  test('--as teams prints the card and the line of its notification', async () => {
    const { code, stdout } = await runCli(['brief', 'new-report', '--as', 'teams', '--today', '2025-09-02']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      card: { type: 'AdaptiveCard', version: '1.5', lang: 'en' },
      summary: 'New: Jefferies on small caps, Aug 2025',
    });
  });

  test('names the forms that there are', async () => {
    const { code, stderr } = await runCli(['brief', '--as', 'fax']);

    expect([code, stderr]).toEqual([
      2,
      'smallcaps brief: --as is not one of plain, slack, teams, html, png, copy: fax\nTry "smallcaps help".\n',
    ]);
  });
});
