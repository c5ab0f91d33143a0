import { expect, test } from 'vitest';
import { toOAuth } from '#src/platform/slack/oauth.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const WHOLE = {
  clientId: '1.2',
  clientSecret: 'client-secret-0123456789',
  signingSecret: 'signing-secret-0123456789',
  secretKey: KEY,
};

test('nothing of it set is nothing', () => {
  expect(toOAuth({ signingSecret: 'x', secretKey: KEY, botToken: 'xoxb-1-a' }, ['commands'])).toBeUndefined();
});

test.for([
  ['clientId', 'SLACK_CLIENT_ID'],
  ['clientSecret', 'SLACK_CLIENT_SECRET'],
  ['signingSecret', 'SLACK_SIGNING_SECRET'],
  ['secretKey', 'SMALLCAPS_SECRET_KEY'],
])('without %s it is refused by name', ([name = '', variable = '']) => {
  expect(() => toOAuth({ ...WHOLE, [name]: undefined }, ['commands'])).toThrow(
    new RegExp(`^${variable} is not set.*\\[SLACK_INSTALL\\]$`),
  );
});

test('beside the token of one workspace, or with nothing to ask for, it is refused', () => {
  expect(() => toOAuth({ ...WHOLE, botToken: 'xoxb-1-a' }, ['commands'])).toThrow(/SLACK_BOT_TOKEN.*\[SLACK_INSTALL\]/);
  expect(() => toOAuth(WHOLE, [])).toThrow(/permissions.*\[SLACK_INSTALL\]/);
});

test('the state is signed with a secret of its own: the one that is set, or one made from the first key', () => {
  const made = toOAuth(WHOLE, ['commands'])?.stateSecret;

  expect(toOAuth({ ...WHOLE, stateSecret: 'state-secret-0123456789' }, ['commands'])?.stateSecret).toBe(
    'state-secret-0123456789',
  );
  expect(made).toBe(toOAuth({ ...WHOLE, secretKey: `${KEY},${KEY}` }, ['commands'])?.stateSecret);
  expect(made).not.toContain(KEY.slice(0, 20));
});
