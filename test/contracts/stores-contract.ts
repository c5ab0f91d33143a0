import { describe } from 'vitest';
import { describeAudit } from './audit-contract.ts';
import { describeConversations } from './conversations-contract.ts';
import { describeEvents } from './events-contract.ts';
import { describeInstallations } from './installations-contract.ts';
import { describePostHands } from './post-hands-contract.ts';
import { describePostHistory } from './post-history-contract.ts';
import { describePosts } from './posts-contract.ts';
import { describePublished } from './published-contract.ts';
import { describeSeen } from './seen-contract.ts';
import { describeSettings } from './settings-contract.ts';
import { opensFresh, type StoreUnderTest } from './store-under-test.ts';
import { describeSubscriptions } from './subscriptions-contract.ts';
import { describeTasks } from './tasks-contract.ts';
import { describeThreads } from './threads-contract.ts';

/** All that every kind of store must do, whatever it keeps its rows in. */
export function describeStores(store: StoreUnderTest): void {
  describe(`${store.name} keeps the contract of`, () => {
    const open = opensFresh(store);
    describeThreads(open);
    describeEvents(open);
    describePosts(open);
    describePostHands(open);
    describePostHistory(open);
    describeAudit(open);
    describeInstallations(open);
    describeSettings(open);
    describeSubscriptions(open);
    describeTasks(open);
    describePublished(open);
    describeSeen(open);
    describeConversations(open);
  });
}
