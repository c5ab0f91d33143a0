import { describe, expect, test } from 'vitest';
import { type NewThread, THREAD_QUESTIONS } from '#src/bot/ports.ts';
import type { OpenFresh } from './store-under-test.ts';

const THREAD: NewThread = {
  workspaceId: 'slack:T1',
  threadKey: 'C1:1756800000.000100',
  reportId: 'jefferies-2025-08@1',
  locale: 'en',
  rootMessageId: '1756800000.000100',
};

/** What every store of threads does. */
export function describeThreads(open: OpenFresh): void {
  describe('threads:', () => {
    test('a thread comes back as it was opened', async () => {
      const { threads } = (await open()).stores;
      const opened = await threads.open({ ...THREAD, questions: ['micro caps in August', 'q1:i=figures'] });

      expect(opened).toEqual({ ...THREAD, questions: ['micro caps in August', 'q1:i=figures'] });
      expect(await threads.find(THREAD.workspaceId, THREAD.threadKey)).toEqual(opened);
    });

    test('a thread that hangs from no message of ours has no root', async () => {
      const { threads } = (await open()).stores;
      const { rootMessageId: _, ...rootless } = THREAD;

      expect(await threads.open(rootless)).toEqual({ ...rootless, questions: [] });
    });

    test('opening a thread again changes nothing', async () => {
      const { threads } = (await open()).stores;
      await threads.open({ ...THREAD, questions: ['first'] });
      const again = await threads.open({ ...THREAD, reportId: 'jefferies-2025-09@1', locale: 'zh', questions: ['x'] });

      expect(again).toEqual({ ...THREAD, questions: ['first'] });
    });

    test('a thread that was never opened is not there and takes no question', async () => {
      const { threads } = (await open()).stores;

      expect(await threads.find('slack:T1', 'C1:1')).toBeUndefined();
      expect(await threads.append('slack:T1', 'C1:1', 'and now?')).toBeUndefined();
      expect(await threads.find('slack:T1', 'C1:1')).toBeUndefined();
    });

    test('a question is added at the end', async () => {
      const { threads } = (await open()).stores;
      await threads.open({ ...THREAD, questions: ['first'] });

      expect((await threads.append(THREAD.workspaceId, THREAD.threadKey, '微盘股8月表现如何？'))?.questions).toEqual([
        'first',
        '微盘股8月表现如何？',
      ]);
    });

    test('several people at once lose no question, and each sees the ones before', async () => {
      const { threads } = (await open()).stores;
      await threads.open(THREAD);
      const asked = Array.from({ length: 20 }, (_, at) => `question ${at}`);
      const seen = await Promise.all(
        asked.map((question) => threads.append(THREAD.workspaceId, THREAD.threadKey, question)),
      );

      const kept = (await threads.find(THREAD.workspaceId, THREAD.threadKey))?.questions ?? [];
      expect(kept.toSorted()).toEqual(asked.toSorted());
      for (const [at, thread] of seen.entries()) {
        expect(thread?.questions.at(-1)).toBe(asked[at]);
        expect(thread?.questions).toEqual(kept.slice(0, thread?.questions.length));
      }
    });

    test('the newest questions are kept, the oldest forgotten', async () => {
      const { threads } = (await open()).stores;
      const asked = Array.from({ length: THREAD_QUESTIONS + 2 }, (_, at) => `question ${at}`);
      const opened = await threads.open({ ...THREAD, questions: asked });
      const thread = await threads.append(THREAD.workspaceId, THREAD.threadKey, 'one more');

      expect(opened.questions).toEqual(asked.slice(-THREAD_QUESTIONS));
      expect(thread?.questions).toEqual([...asked, 'one more'].slice(-THREAD_QUESTIONS));
    });

    test('the same thread of another workspace is another one', async () => {
      const { threads } = (await open()).stores;
      await threads.open(THREAD);
      await threads.open({ ...THREAD, workspaceId: 'slack:T2', locale: 'zh' });
      await threads.append('slack:T2', THREAD.threadKey, 'only there');

      expect(await threads.find('slack:T1', THREAD.threadKey)).toEqual({ ...THREAD, questions: [] });
      expect((await threads.find('slack:T2', THREAD.threadKey))?.questions).toEqual(['only there']);
    });

    test('what was not asked in for long is forgotten, with its questions', async () => {
      const { stores, clock } = await open();
      await stores.threads.open({ ...THREAD, threadKey: 'old', questions: ['a'] });
      await stores.threads.open({ ...THREAD, threadKey: 'busy' });
      clock.advance(1000);
      await stores.threads.append(THREAD.workspaceId, 'busy', 'still here');

      expect(await stores.threads.prune(clock.at())).toBe(1);
      expect(await stores.threads.find(THREAD.workspaceId, 'old')).toBeUndefined();
      expect((await stores.threads.find(THREAD.workspaceId, 'busy'))?.questions).toEqual(['still here']);
      expect((await stores.threads.open({ ...THREAD, threadKey: 'old' })).questions).toEqual([]);
    });

    test('text comes back as it was, whatever stands in it', async () => {
      const { threads } = (await open()).stores;
      const hostile = `'; drop table thread; -- "\\ \u{1f4c8} <!channel> \n\t%_`;
      await threads.open({ ...THREAD, threadKey: hostile, questions: [hostile] });

      expect((await threads.find(THREAD.workspaceId, hostile))?.questions).toEqual([hostile]);
    });
  });
}
