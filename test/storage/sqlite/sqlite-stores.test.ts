import { describeStores } from '#test/contracts/stores-contract.ts';
import { openSqlite } from './temp-data.ts';

describeStores({ name: 'the embedded store', open: openSqlite });
