import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import { Act, type Directory, MOST_APPROVERS, type WorkspaceSettings } from '../ports.ts';

/** A request as it travels in the buttons of its message; the ledger holds the same text, so that nobody can make one up. */
const Request = z.strictObject({
  act: Act,
  person: z.string().min(1),
  /** Where it goes, or where a file was asked for. Absent: to the person alone. */
  to: z.string().min(1).exactOptional(),
  /** An answer within a thread, not the root of a new one. */
  isReply: z.boolean(),
  again: z.string(),
  locale: Locale,
  /** Names the request: that of the platform's which it came from. */
  key: z.string().min(1),
  /** From this instant on it has lapsed. */
  until: z.int(),
});
export type ApprovalRequest = z.infer<typeof Request>;

/** A day: whoever asks on a Friday evening asks again. Shorter than names of events are kept. */
export const APPROVAL_HOURS = 24;
/** What a button of a platform can carry. */
const MOST_CHARACTERS = 2_000;
const BUTTON = /^a1:(yes|no)\|(.*)$/s;

/** The request as text. `undefined` where it is longer than a button can carry. */
export function writeRequest(request: ApprovalRequest): string | undefined {
  const text = JSON.stringify(request);
  return text.length + 'a1:yes|'.length > MOST_CHARACTERS ? undefined : text;
}

/** What a button of a request carries. */
export function writeDecision(isApproved: boolean, text: string): string {
  return `a1:${isApproved ? 'yes' : 'no'}|${text}`;
}

/** A tapped button as a decision; `undefined` for what is none. */
export function parseDecision(
  value: string,
): { readonly isApproved: boolean; readonly text: string; readonly request: ApprovalRequest } | undefined {
  const [, word, text = ''] = BUTTON.exec(value) ?? [];
  if (word === undefined) return undefined;
  try {
    const request = Request.parse(JSON.parse(text));
    return { isApproved: word === 'yes', text, request };
  } catch {
    return undefined;
  }
}

/** The id under which a request was sent to an approver. */
export function approvalPostId(key: string, approver: string): string {
  return `approval:${key}:${approver}`;
}

/** Who gets a request, and with it the answer: whoever may decide on it, and so never the one who asks. */
export async function approversFor(
  asker: string,
  settings: WorkspaceSettings,
  directory: Directory,
): Promise<readonly string[]> {
  const { approvers } = settings;
  const people = approvers === 'admins' ? await directory.admins(MOST_APPROVERS + 1) : approvers;
  const may = await Promise.all(people.map((person) => mayDecide(person, asker, settings, directory)));
  return people.filter((_, at) => may[at] === true).slice(0, MOST_APPROVERS);
}

/** Whether this person may decide what that one asks for: as it is set now, and never on their own request. */
export async function mayDecide(
  approver: string,
  asker: string,
  { approvers }: WorkspaceSettings,
  directory: Directory,
): Promise<boolean> {
  if (approver === asker) return false;
  const { kind } = await directory.person(approver);
  if (approvers === 'admins') return kind === 'admin';
  return approvers.includes(approver) && (kind === 'member' || kind === 'admin');
}
