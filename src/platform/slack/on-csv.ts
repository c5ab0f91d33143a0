/** The CSV button: the file goes to the one person who asked for it, in their direct messages. */
import type { Locale } from '#src/core/locale.ts';
import { WHOLE_REPORT } from './controls.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, type Of, tellPerson, toRequest } from './reply.ts';
import { sendCsv } from './send-csv.ts';

/** Hands the figures out as a file, or says why not. */
export async function onCsv(tapped: Of<'tapped'>, locale: Locale, deps: AnswerDeps): Promise<void> {
  const { user, value, hasOutsiders, place } = tapped;
  const again = value === WHOLE_REPORT ? {} : { again: value };
  const conversation = place.kind === 'view' ? {} : { conversationKey: place.channel };
  const request = { ...toRequest(tapped, place.kind === 'view' ? 'home' : place.channel), ...conversation };
  const exported = await deps.desk.exportCsv({ ...request, ...again, locale, hasOutsiders });
  if (exported.kind === 'known') return undefined;
  const to = { channel: place.kind === 'view' ? user : place.channel, user };
  if (exported.kind === 'file') return sendCsv(to, exported, locale, deps);
  return tellPerson(to, exported.kind === 'refused' ? exported.text : NOTICES[locale].notQuotable, deps);
}
