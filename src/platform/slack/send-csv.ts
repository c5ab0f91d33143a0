/** Figures as a file in one person's direct messages. */
import type { Locale } from '#src/core/locale.ts';
import { toSlackError } from './errors.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, type Person, tellPerson } from './reply.ts';
import { uploadBytes } from './upload.ts';

interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Uploads first: a line that announces a file is only posted when there is one. */
async function send(user: string, file: TextFile, locale: Locale, deps: AnswerDeps): Promise<void> {
  const { posting } = deps.clients;
  const id = await uploadBytes({ filename: file.name, bytes: Buffer.from(file.text, 'utf8') }, deps);
  if (id === undefined) throw new Error('Slack took no file');
  const text = NOTICES[locale].csvIsHere;
  const { channel, ts } = await posting.chat.postMessage({ channel: user, text, parse: 'none' });
  if (channel === undefined || ts === undefined) throw new Error('Slack named no direct message');
  await posting.files.completeUploadExternal({ files: [{ id, title: file.name }], channel_id: channel, thread_ts: ts });
}

/** Sends the file, or says that it could not be sent: where the person is, and to them alone. */
export async function sendCsv(to: Person, file: TextFile, locale: Locale, deps: AnswerDeps): Promise<void> {
  try {
    await send(to.user, file, locale, deps);
  } catch (error) {
    deps.log.error({ err: toSlackError(error, 'a CSV file') }, 'a CSV file was not sent');
    await tellPerson(to, NOTICES[locale].noCsv, deps);
  }
}
