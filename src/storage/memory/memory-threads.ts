import { type NewThread, THREAD_QUESTIONS, type Thread, type ThreadStore } from '#src/bot/ports.ts';
import { keyOf } from './key-of.ts';

interface Kept {
  readonly thread: Thread;
  readonly touchedAt: number;
}

/** Threads in memory. */
export function createMemoryThreads(now: () => number): ThreadStore {
  const threads = new Map<string, Kept>();

  function keep(thread: Thread): Thread {
    const questions = thread.questions.slice(-THREAD_QUESTIONS);
    const kept = { ...thread, questions };
    threads.set(keyOf(thread.workspaceId, thread.threadKey), { thread: kept, touchedAt: now() });
    return kept;
  }

  return {
    open: async (thread: NewThread) => {
      const standing = threads.get(keyOf(thread.workspaceId, thread.threadKey));
      return standing?.thread ?? keep({ ...thread, questions: thread.questions ?? [] });
    },
    find: async (workspaceId, threadKey) => threads.get(keyOf(workspaceId, threadKey))?.thread,
    append: async (workspaceId, threadKey, question) => {
      const standing = threads.get(keyOf(workspaceId, threadKey))?.thread;
      return standing && keep({ ...standing, questions: [...standing.questions, question] });
    },
    prune: async (before) => {
      const old = [...threads].filter(([, { touchedAt }]) => touchedAt < before);
      for (const [key] of old) threads.delete(key);
      return old.length;
    },
  };
}
