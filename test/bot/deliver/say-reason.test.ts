import { describe, expect, test } from 'vitest';
import { closedReason, REASONS } from '#src/bot/deliver/reasons.ts';
import { sayReason } from '#src/bot/deliver/say-reason.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import { loadBundled } from '#test/bundled.ts';

const { wordings, library } = loadBundled();

function told(reason: string, locale: Locale = 'en'): string {
  return sayReason(reason, { locale, wording: wordings[locale], library });
}

describe.for(LOCALES)('in %s', (locale) => {
  test.for([
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'user_not_found',
    'cannot_dm_bot',
    'restricted_action_read_only_channel',
    'invalid_auth',
    'token_revoked',
    'missing_scope',
    'ratelimited',
    'service_unavailable',
    'invalid_blocks',
    'status 403BotNotInConversationRoster',
    'status 404',
    'status 503',
    'Graph says status 403',
  ])('what a platform says is said with what to do, and its code stays: %s', (code) => {
    const said = told(code, locale);

    expect(said).not.toBe(code);
    expect(said).toMatch(new RegExp(`[(（](?:.* )?${code.replace(/^Graph says /, '')}[)）]$`));
    expect(/\p{Script=Han}/u.test(said)).toBe(locale === 'zh');
  });

  test.for([
    ...Object.values(REASONS).filter((reason) => reason !== REASONS.nothingToRecall),
    'the bot is not installed in this conversation',
    'there is no such conversation',
    'the bot was taken out',
    'the channel was deleted',
    'the team was deleted',
    'the connection broke, or took too long',
    'other organisations read along there, and digests to such channels are not allowed',
    'the lease ran out',
    'the process ended while it had it in hand',
    'nobody could say who reads there',
    'there is no briefing named size with the cut x',
    closedReason(undefined),
    closedReason('closed.announced'),
    closedReason('closed.that-nobody-knows'),
  ])('ours has no key and no foreign word in it: %s', (reason) => {
    const said = told(reason, locale);

    expect(said).not.toMatch(/closed\.|reason\.|refusal\./);
    expect(/[a-z]/i.test(said)).toBe(locale === 'en');
  });
});

test('the code of a conversation that was closed off is kept, and no more than that', () => {
  expect(told('the bot may not post there: status 403 BotNotInConversationRoster')).toBe(
    'the bot is not in the conversation any more, or may not post there; add it again (status 403 BotNotInConversationRoster)',
  );
  expect(told('not_in_channel')).toBe(
    'the bot is not in the channel; invite it there, then send again (not_in_channel)',
  );
  expect(told('not_in_channel', 'zh')).toBe('机器人不在该频道中，请邀请后重新发送（not_in_channel）');
});

test('what nobody knows stands as it is, and can do nothing', () => {
  expect(told('a_new_word')).toBe('a_new_word');
  expect(told('a\u202enew\u0007 word')).toBe('anew word');
});
