/** The CSV button: the file goes to the one person who asked for it, in their direct messages. */
import type { Locale } from '#src/core/locale.ts';
import { WHOLE_REPORT } from './controls.ts';
import { toSlackError } from './errors.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, type Of, tellPerson, toRequest } from './reply.ts';
import { uploadBytes } from './upload.ts';

type Tapped = Of<'tapped'>;

function placeOf({ place }: Tapped): string {
  return place.kind === 'view' ? 'home' : place.channel;
}

/** Uploads first: a line that announces a file is only posted when there is one. */
async function send(
  user: string,
  file: { name: string; text: string },
  locale: Locale,
  deps: AnswerDeps,
): Promise<void> {
  const { posting } = deps.clients;
  const id = await uploadBytes({ filename: file.name, bytes: Buffer.from(file.text, 'utf8') }, deps);
  if (id === undefined) throw new Error('Slack took no file');
  const text = NOTICES[locale].csvIsHere;
  const { channel, ts } = await posting.chat.postMessage({ channel: user, text, parse: 'none' });
  if (channel === undefined || ts === undefined) throw new Error('Slack named no direct message');
  await posting.files.completeUploadExternal({ files: [{ id, title: file.name }], channel_id: channel, thread_ts: ts });
}

/** Hands the figures out as a file, or says why not. */
export async function onCsv(tapped: Tapped, locale: Locale, deps: AnswerDeps): Promise<void> {
  const { user, value, hasOutsiders, place } = tapped;
  const again = value === WHOLE_REPORT ? {} : { again: value };
  const exported = await deps.desk.exportCsv({ ...toRequest(tapped, placeOf(tapped)), ...again, locale, hasOutsiders });
  if (exported.kind === 'known') return;
  const channel = place.kind === 'view' ? user : place.channel;
  const words = NOTICES[locale];
  if (exported.kind !== 'file') {
    await tellPerson({ channel, user }, exported.kind === 'refused' ? words.outsiders : words.notQuotable, deps);
    return;
  }
  try {
    await send(user, exported, locale, deps);
  } catch (error) {
    deps.log.error({ err: toSlackError(error, 'a CSV file') }, 'a CSV file was not sent');
    await tellPerson({ channel, user }, words.noCsv, deps);
  }
}
