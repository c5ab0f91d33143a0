import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCanonicalCommand, parseCanonicalCommand, toCanonicalCommand } from '#src/bot/commands/canonical-command.ts';
import type { Command, Draft } from '#src/bot/commands/command.ts';
import { DEEDS } from '#src/bot/commands/command.ts';
import { TRIGGERS } from '#src/bot/ports.ts';

const named = fc.oneof(
  fc.record({ number: fc.integer({ min: 1, max: 999_999 }) }),
  fc.record({ id: fc.stringMatching(/^[a-zA-Z0-9][\w:.@-]{0,40}$/) }),
);
const some = <T>(value: fc.Arbitrary<T>) => value.map((one) => one);
const draft: fc.Arbitrary<Draft> = fc.record(
  {
    when: fc.string({ maxLength: 60, unit: 'grapheme' }).filter((text) => text.isWellFormed()),
    content: fc.oneof(
      fc.record({ kind: fc.constant('template' as const), template: fc.constantFrom('morning-digest', 'new-report') }),
      fc.constant({ kind: 'template' as const, template: 'morning-digest', cut: 'size' }),
      fc.constant({ kind: 'question' as const, again: 'q1:i=show;m=return;s=micro_cap q1:i=rank' }),
    ),
    place: fc.oneof(
      fc.constantFrom('here' as const, 'direct' as const),
      fc.record({ key: fc.constantFrom('C01', '19:abc@thread.tacv2', 'C01:1756.01') }),
    ),
    trigger: fc.constantFrom(...TRIGGERS),
    locale: fc.constantFrom('en' as const, 'zh' as const),
  },
  { requiredKeys: ['when'] },
);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom({ kind: 'list' as const }, { kind: 'help' as const }, { kind: 'history' as const }),
  fc.record({ kind: fc.constantFrom(...DEEDS), of: named }),
  fc.record({ kind: fc.constant('history' as const), of: named }),
  fc.record({ kind: fc.constant('subscribe' as const), draft: some(draft) }),
  fc.record({ kind: fc.constant('edit' as const), of: named, draft: some(draft) }),
  fc.record({ kind: fc.constant('resend_post' as const), postId: fc.string({ minLength: 1, maxLength: 60 }) }),
);

test('a command comes back as it went out', () => {
  fc.assert(
    fc.property(command, (one) => {
      const text = toCanonicalCommand(one);
      if (text === undefined) return;
      expect(isCanonicalCommand(text)).toBe(true);
      expect(parseCanonicalCommand(text)).toEqual(one);
    }),
  );
});

test('no text makes it fall over', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', 'subscribe|', 'edit|#1|', 'pause|', 'resend_post|'), (text, lead) => {
      expect(() => parseCanonicalCommand(`c1:${lead}${text}`)).not.toThrow();
    }),
  );
});

describe('what is malformed is none', () => {
  test.for([
    'c1:',
    'c1:nothing|1',
    'c1:constructor',
    'c1:pause',
    'c1:pause|a b',
    'c1:pause|1|2',
    'c1:list|1',
    'c1:subscribe|x=1',
    'c1:subscribe|to=C01|to=C02',
    'c1:subscribe|on=always',
    'c1:subscribe|in=fr',
    'c1:subscribe|t=../secret',
    'c1:subscribe|q=micro caps',
    'c1:subscribe|when=%',
    `c1:subscribe|when=${'x'.repeat(2000)}`,
    'q1:i=show',
  ])('%s', (text) => {
    expect(parseCanonicalCommand(text)).toBeUndefined();
  });
});

test('one that no button could carry is not written', () => {
  const again = `q1:i=show;s=${'micro_cap,'.repeat(190)}`;

  expect(
    toCanonicalCommand({ kind: 'subscribe', draft: { when: '', content: { kind: 'question', again } } }),
  ).toBeUndefined();
});
