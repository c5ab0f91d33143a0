/** A tapped button of a request to an approver: carried out once, and said in its place. */
import { type AnswerDeps, type Of, tellPerson, toRequest } from './reply.ts';
import { respond } from './respond.ts';
import { sendCsv } from './send-csv.ts';

/** Whether a button's value is a decision. */
export function isDecision(value: string): boolean {
  return value.startsWith('a1:');
}

export async function onDecision(tapped: Of<'tapped'>, deps: AnswerDeps): Promise<void> {
  const { place, value, user, responseUrl } = tapped;
  if (place.kind === 'view') return;
  const { message, isOver, file } = await deps.desk.decide({ ...toRequest(tapped, place.channel), value });
  if (file !== undefined) await sendCsv({ channel: file.person, user: file.person }, file, file.locale, deps);
  if (message === undefined) return;
  const isTold =
    responseUrl !== undefined && (await respond({ responseUrl, message, replace: isOver }, deps)) === 'sent';
  if (!isTold) {
    const { text } = message.blocks
      .flatMap((block) => ('spans' in block ? block.spans : []))
      .find((span) => span.type === 'text') ?? { text: '' };
    await tellPerson({ channel: place.channel, user }, text, deps);
  }
}
