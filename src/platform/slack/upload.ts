/** Bytes into Slack: the first two steps of an upload. Who may see the file is said by the third. */
import type { Clients } from './clients.ts';
import { LIMITS } from './limits.ts';

/** What an upload takes. */
export interface UploadDeps {
  readonly clients: Clients;
  readonly fetch: typeof fetch;
  /** Origin of a stand-in that Slack's addresses may have too. @default none */
  readonly apiOrigin?: string;
}

/** A file that is to be there. */
export interface NewFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly alt?: string;
}

function isUploadUrl(address: string, apiOrigin: string | undefined): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  return (protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname)) || origin === apiOrigin;
}

/** @returns The id of the file, `undefined` where Slack did not take it; throws what its client throws. */
export async function uploadBytes({ filename, bytes, alt }: NewFile, deps: UploadDeps): Promise<string | undefined> {
  const description = { filename, length: bytes.byteLength, ...(alt === undefined ? {} : { alt_text: alt }) };
  const { upload_url: address, file_id: id } = await deps.clients.posting.files.getUploadURLExternal(description);
  if (id === undefined || address === undefined || !isUploadUrl(address, deps.apiOrigin)) return undefined;
  const signal = AbortSignal.timeout(LIMITS.requestMs);
  const body = new Blob([Buffer.from(bytes)]);
  const taken = await deps.fetch(address, { method: 'POST', body, redirect: 'error', signal });
  return taken.ok ? id : undefined;
}
