import { describe, expect, test } from 'vitest';
import { createLogger } from '#src/config/logger.ts';
import { redactText } from '#src/config/redact.ts';

const OWN = 'own"secret\\value';

/** Logs as told and gives the lines written, each read back as JSON. */
function logged(act: (log: ReturnType<typeof createLogger>) => void): {
  readonly text: string;
  readonly lines: readonly Record<string, unknown>[];
} {
  const written: string[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (line) => written.push(line) }, secrets: [OWN] });
  act(log);
  return { text: written.join(''), lines: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const PLANTED = {
  'a bot token': { text: 'xoxb-1234-PLANTED-x', kept: 'xoxb-' },
  'a user token': { text: 'xoxp-1234-PLANTED', kept: 'xoxp-' },
  'a rotated token': { text: 'xoxe.xoxp-1-PLANTED', kept: 'xoxe.xoxp-' },
  'an app token': { text: 'xapp-1-A-PLANTED', kept: 'xapp-' },
  'a bearer header': { text: 'Authorization: Bearer PLANTED.abc-def_ghi=', kept: 'Bearer ' },
  'a basic header': { text: 'Basic UExBTlRFRFBMQU5URUQ6UExBTlRFRA==', kept: 'Basic ' },
  'a password of a database': { text: 'postgres://bot:PLANTED@db.local:5432/caps', kept: 'postgres://bot:' },
  'a password with an @': { text: 'postgresql://bot:a@PLANTED@db/caps', kept: '@db/caps' },
  'a webhook': { text: 'https://hooks.slack.com/services/T1/B2/PLANTED', kept: 'hooks.slack.com/services/' },
  'a secret of our own': { text: OWN, kept: '' },
} as const;
const SECRET = /PLANTED|UExBTlRFRF|own/;

describe.for(Object.entries(PLANTED))('%s', ([, { text: secret, kept }]) => {
  test.for([
    ['the message', (log) => log.info(`sent with ${secret} now`)],
    ['a formatted message', (log) => log.info('sent with %s now', secret)],
    ['a field', (log) => log.info({ url: secret }, 'sent')],
    ['a deep field', (log) => log.info({ a: { b: { c: { d: { e: [secret] } } } } }, 'sent')],
    ['a key', (log) => log.info({ [secret]: 1 }, 'sent')],
    ['an error', (log) => log.error({ err: new Error(`failed with ${secret}`) }, 'failed')],
    ['the cause of an error', (log) => log.error({ err: new Error('failed', { cause: new Error(secret) }) }, 'failed')],
    [
      'a field of an error',
      (log) => log.error({ err: Object.assign(new Error('failed'), { config: { url: secret } }) }, 'failed'),
    ],
    ['an error alone', (log) => log.error(new Error(`failed with ${secret}`))],
    ['a child', (log) => log.child({ url: secret }).info('sent')],
  ] as const satisfies readonly (readonly [string, (log: ReturnType<typeof createLogger>) => void])[])(
    'is struck out of %s',
    ([, act]) => {
      const { text, lines } = logged(act);

      expect(lines).toHaveLength(1);
      expect(text).not.toMatch(SECRET);
      expect(text).toContain(`${kept === '@db/caps' ? '' : kept}[redacted]`);
    },
  );
});

describe('a field named like a secret', () => {
  test.for([
    'token',
    'botToken',
    'authorization',
    'Authorization',
    'password',
    'secret',
    'signingSecret',
    'cookie',
    'set-cookie',
    'apiKey',
  ])('%s is struck out down to the fourth level', (key) => {
    const { lines } = logged((log) => {
      log.info({ [key]: 'plain', a: { [key]: ['plain'], b: { [key]: { x: 'plain' }, c: { [key]: 7 } } } }, 'sent');
    });

    expect(lines[0]).toMatchObject({
      [key]: '[redacted]',
      a: { [key]: '[redacted]', b: { [key]: '[redacted]', c: { [key]: '[redacted]' } } },
    });
  });

  test('is struck out of a child and of an error', () => {
    const { text } = logged((log) => {
      log
        .child({ token: 'plain' })
        .error({ err: Object.assign(new Error('x'), { config: { headers: { cookie: 'plain' } } }) }, 'failed');
    });

    expect(text).not.toContain('plain');
  });
});

describe('what is no secret stays', () => {
  test.for([
    'https://example.com:443/a?b=c d@e',
    'http://localhost:3001/livez and mail@example.com',
    'config/reports/a.yaml:12: metric',
    'a bearer of news',
    'xoxb',
  ])('%s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test('a line without a secret is written as it is, with its level and time', () => {
    const { lines } = logged((log) => log.warn({ file: 'config/a.yaml', line: 3, mail: 'a@b' }, 'refused'));

    expect(lines).toEqual([
      {
        level: 40,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        file: 'config/a.yaml',
        line: 3,
        mail: 'a@b',
        msg: 'refused',
      },
    ]);
  });

  test('an address with a port before a mail address in another field', () => {
    const { lines } = logged((log) => log.info({ url: 'http://localhost:3001', mail: 'a@b' }, 'sent'));

    expect(lines[0]).toMatchObject({ url: 'http://localhost:3001', mail: 'a@b' });
  });
});
