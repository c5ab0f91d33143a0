import { describeStores } from '#test/contracts/stores-contract.ts';
import { openMemory } from './open-memory.ts';

describeStores({ name: 'the store in memory', open: openMemory });
