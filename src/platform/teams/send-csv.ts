/** Figures as a file for one person: its address, which is shown to them alone. */
import type { Locale } from '#src/core/locale.ts';
import { WHOLE_REPORT } from './action-data.ts';
import { downloadControl } from './controls.ts';
import { FILE_MINUTES, type FileAddresses } from './file-addresses.ts';
import { NOTICES } from './notices.ts';
import { openDirect, tellPerson } from './outbound.ts';
import { type AnswerDeps, keyOf, notice, type Of, say, toRequest } from './reply.ts';
import { toActivity } from './to-activity.ts';

type Pressed = Of<'pressed'>;

interface Asked {
  readonly again: string;
  readonly locale: Locale;
}

/** A file for a person who may have it. */
interface OwnFile {
  readonly person: string;
  readonly name: string;
  readonly text: string;
  readonly locale: Locale;
}

/** The card that leads to a file; `undefined` where the file could not be kept. */
async function toCard(
  { name, text, locale }: Omit<OwnFile, 'person'>,
  files: Pick<FileAddresses, 'give'>,
  { log }: AnswerDeps,
) {
  try {
    const controls = [downloadControl(locale, await files.give({ name, text }))];
    return toActivity(notice(locale, NOTICES[locale].csvIsHere(FILE_MINUTES)), { controls });
  } catch (error) {
    log.error({ err: error }, 'a CSV file was not kept');
    return undefined;
  }
}

/** Hands the figures out, or says why not: whether this person may have them here is asked each time. */
export async function onCsv(pressed: Pressed, { again, locale }: Asked, deps: AnswerDeps): Promise<void> {
  const { where, person } = pressed;
  const words = NOTICES[locale];
  const { files } = deps;
  // Recorded nowhere, as nothing is handed out.
  if (files === undefined) return say(pressed, notice(locale, words.noFiles), deps);
  const exported = await deps.desk.exportCsv({
    ...toRequest(pressed, deps.workspaceId),
    ...(again === WHOLE_REPORT ? {} : { again }),
    locale,
    conversationKey: where.conversationId,
    hasOutsiders: where.isShared === true,
  });
  if (exported.kind === 'known') return undefined;
  if (exported.kind === 'refused') return say(pressed, notice(locale, exported.text), deps);
  if (exported.kind !== 'file') return say(pressed, notice(locale, words.notQuotable), deps);
  const card = await toCard({ ...exported, locale }, files, deps);
  if (card === undefined) return say(pressed, notice(locale, words.noCsv), deps);
  if (!(await tellPerson(keyOf(where), person, card, deps))) deps.log.error('a CSV file could not be handed out');
  return undefined;
}

/** Sends a file that was approved to whoever asked for it, in their own chat with the bot. */
export async function sendApproved(file: OwnFile, deps: AnswerDeps): Promise<void> {
  const { files, log } = deps;
  const card = files === undefined ? undefined : await toCard(file, files, deps);
  const chat = card === undefined ? undefined : await openDirect(file.person, deps);
  const isTold = card !== undefined && chat !== undefined && (await tellPerson(chat, file.person, card, deps));
  if (!isTold) log.error('a file was approved that could not be handed out');
}
