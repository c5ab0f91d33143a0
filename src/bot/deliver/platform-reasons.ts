/** What platforms, and the connection to them, give as a reason: what it means and what is to be done, in words. */
import { inertText } from '#src/briefing/inert-text.ts';
import { type Speech, say, spansText, speak } from '#src/briefing/wording-spans.ts';

/** Reasons by what they begin with or are; the first that fits. What Slack says is one word, what Teams says a status. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^not_in_channel$/, 'refusal.not_in_channel'],
  [/^channel_not_found$/, 'refusal.channel_not_found'],
  [/^is_archived$/, 'refusal.is_archived'],
  [/^(?:user_not_found|user_disabled|cannot_dm_bot)$/, 'refusal.person'],
  [/^restricted_action\w*$/, 'refusal.restricted'],
  [/^(?:invalid_auth|not_authed|account_inactive|token_\w+|not_allowed_token_type)$/, 'refusal.token'],
  [/^(?:missing_scope|no_permission|access_denied)$/, 'refusal.permission'],
  [/^(?:rate ?limited|rate_limited|message_limit_exceeded)$/, 'refusal.limit'],
  [/^(?:no connection|no token could be had|the platform cannot be reached|service_unavailable)$/, 'refusal.away'],
  [/^(?:invalid_blocks|invalid_arguments|invalid_attachments|msg_\w*too_long|no form of the message)/, 'refusal.form'],
  [/^the (?:channel|team) was deleted$/, 'refusal.deleted'],
  [
    /^(?:the bot was taken out$|the bot is not installed in this conversation|the bot may not post there)/,
    'refusal.taken_out',
  ],
  [/^there is no such conversation$/, 'refusal.no_conversation'],
  [/^(?:the connection broke|an unclear answer|the answer broke off)/, 'refusal.unclear'],
  [/^(?:the process ended while|the lease)/, 'reason.stopped'],
  [/^(?:status (?:403|404))/, 'refusal.taken_out'],
  [/^status 401/, 'refusal.token'],
  [/^status (?:408|5\d\d)/, 'refusal.unclear'],
  [/^(?:Teams shows a bot no messages without a consent|Graph says status 40[13])/, 'refusal.consent'],
  [/^(?:only channels can be read back|too many messages to look through|Graph )/, 'refusal.not_readable'],
  [/^other organisations read along there/, 'refusal.outsiders'],
  [/^the person is a guest/, 'refusal.guest'],
  [/^nobody could say who reads there$/, 'refusal.unsaid'],
  [/^there is no briefing named/, 'refusal.no_briefing'],
  [/^(?:this version cannot write it)$/, 'refusal.version'],
];

/** What whoever runs the bot can look up: Slack's word, or a status and what stands with it. */
const CODE = /^[a-z0-9_]+$|status \d.*$/;
const MOST_SHOWN = 80;

/** What a reason means and what is to be done, with the platform's own code in brackets; one that nobody knows as it stands. */
export function sayRefusal(reason: string, speech: Speech): string {
  const key = MEANINGS.find(([pattern]) => pattern.test(reason))?.[1];
  if (key === undefined) return inertText(reason);
  const code = CODE.exec(reason)?.[0];
  if (code === undefined) return say(speech, key);
  const text = (words: string) => ({ type: 'text' as const, text: words });
  const slots = { words: text(say(speech, key)), code: text(inertText(code.slice(0, MOST_SHOWN))) };
  return spansText(speak(speech, 'refusal.coded', slots), speech.locale);
}
