import type { Stores } from '#src/bot/ports.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { READ_BACK_AFTER_MS } from '#test/contracts/store-under-test.ts';

/** Stores in memory as tests want them. */
export async function openMemory(now: () => Date): Promise<Stores> {
  return openMemoryStores({ now, readBackAfterMs: READ_BACK_AFTER_MS });
}
