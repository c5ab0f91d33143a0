/** A process that has a data folder until it is ended: `node hold-folder.ts FOLDER`. Says `open` once it has it. */
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';

const stores = await openSqliteStores({ folder: process.argv[2] ?? '', now: () => new Date() });
console.log('open');
process.stdin.resume();
process.stdin.once('end', () => void stores.close());
