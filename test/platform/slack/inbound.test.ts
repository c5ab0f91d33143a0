import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInbound } from '#src/platform/slack/inbound.ts';
import { isToSomebodyElse, toQuestion } from '#src/platform/slack/question-text.ts';
import { isResponseUrl } from '#src/platform/slack/respond.ts';
import { parseThreadKey, toThreadKey } from '#src/platform/slack/thread-key.ts';
import { BOT } from '#test/stand-ins/slack-methods.ts';
import { mention, message, slash, submitted, tapped } from '#test/stand-ins/slack-payloads.ts';

describe('the words of a message', () => {
  test.for([
    ['<@U0BOT> micro caps', 'micro caps'],
    ['<@U0BOT|smallcaps>: micro caps', ': micro caps'],
    ['hey <@U0BOT> and <@U0BOB>', 'hey   and @U0BOB'],
    ['<https://x.example|x.example> &lt;3 &amp;amp;', 'x.example <3 &amp;'],
    ['<https://x.example>', 'https://x.example'],
    ['a &amp;lt; b', 'a &lt; b'],
  ] as const)('%s are read as %s', ([text, words]) => {
    expect(toQuestion(text, BOT.userId)).toBe(words);
  });

  test('are cut long before they cost time', () => {
    expect(toQuestion('<'.repeat(200_000), BOT.userId).length).toBeLessThanOrEqual(4_000);
  });

  test.for([
    ['<@U0BOB> hello', true],
    [' <@U0BOB|bob> hello', true],
    ['<@U0BOT> hello', false],
    ['hello <@U0BOB>', false],
  ] as const)('%s is to somebody else: %s', ([text, isTo]) => {
    expect(isToSomebodyElse(text, BOT.userId)).toBe(isTo);
  });
});

test.for([
  ['https://hooks.slack.com/commands/T1/2/3', true],
  ['https://hooks.slack-gov.com/actions/T1/2/3', true],
  ['http://hooks.slack.com/commands/T1/2/3', false],
  ['https://hooks.slack.com.evil.example/x', false],
  ['https://hooks.slack.com@evil.example/x', false],
  ['https://hooks.slack.com:8443/x', false],
  ['http://127.0.0.1:80/x', false],
  ['file:///etc/passwd', false],
  ['nonsense', false],
] as const)('%s is an address that Slack hands out: %s', ([address, isOne]) => {
  expect(isResponseUrl(address)).toBe(isOne);
});

describe('a thread key', () => {
  test('is read as it was written', () => {
    const id = fc.stringMatching(/^[A-Z0-9]{1,40}$/);
    const ts = fc.option(fc.stringMatching(/^\d{1,10}\.\d{6}$/), { nil: undefined });
    fc.assert(
      fc.property(id, ts, (channel, threadTs) => {
        const place = threadTs === undefined ? { channel } : { channel, threadTs };

        expect(parseThreadKey(toThreadKey(place))).toEqual(place);
      }),
    );
  });

  test.for(['', 'c01', 'C01:', 'C01:1', 'C01:1.2:3', 'C01 '])('is not %j', (text) => {
    expect(parseThreadKey(text)).toBeUndefined();
  });
});

describe('any payload', () => {
  test('is read, and never an error', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(parseInbound(body, BOT.userId)).toEqual({ kind: 'nothing' });
      }),
    );
  });

  test('of ours with any part replaced is read, and never an error', () => {
    const payloads = [
      slash('x', 'https://hooks.slack.com/commands/1'),
      mention('x'),
      message('x'),
      tapped({ action_id: 'ask:1', value: 'q1:i=help' }, { message_ts: '1.2' }),
      submitted({ callback_id: 'ask', private_metadata: '{}' }, 'x'),
    ];
    const kinds = ['slash', 'said', 'tapped', 'submitted', 'nothing'];
    fc.assert(
      fc.property(fc.constantFrom(...payloads), fc.nat(), fc.anything(), (payload, at, value) => {
        const names = Object.keys(payload);
        const broken = { ...payload, [names[at % names.length] ?? '']: value };

        expect(kinds).toContain(parseInbound(broken, BOT.userId).kind);
      }),
    );
  });
});
