import { Worker } from 'node:worker_threads';
import { Refusal } from '#contract/result.ts';
import { threadFile } from '../store/thread-file.ts';
import type { Answer } from './import-desk.ts';
import type { Ask, Response, ThreadData } from './thread-messages.ts';

/** What one list may cost. A file that needs more is refused, and the app goes on as if it had never come. */
const maxHeapMb = 1024;
const maxReadMs = 120_000;
const maxApplyMs = 10 * 60_000;

/** A share from 0 to 1; of how many rows, 0 where it is not rows that are counted. */
type OnProgress = (share: number, of: number) => void;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  readonly onProgress: OnProgress | undefined;
}

/** A thread with one list in it. */
export interface ImportRoom {
  ask<T>(ask: Ask, onProgress?: OnProgress): Promise<T>;
  /** Whatever goes on in it ends, with nothing written. */
  close(): void;
}

export function openRoom(data: ThreadData): ImportRoom {
  const thread = new Worker(threadFile(import.meta.dirname, 'import-thread'), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let ended: Error | null = null;

  function end(error: Error): void {
    ended ??= error;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(ended);
    }
    waiting.clear();
    void thread.terminate();
  }

  thread.on('message', (response: Response) => {
    const request = waiting.get(response.id);
    if (request === undefined) return;
    if ('progress' in response) {
      request.onProgress?.(response.progress, response.of ?? 0);
      return;
    }
    waiting.delete(response.id);
    clearTimeout(request.timer);
    if ('failed' in response) request.reject(new Error(response.failed));
    else settle(response.answer, request);
  });
  thread.on('error', (error: Error & { code?: string }) => {
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('IMPORT_TOO_HEAVY') : error);
  });
  thread.on('exit', () => end(new Refusal('IMPORT_CANCELLED')));
  // A preview that is left open keeps no process alive.
  thread.unref();

  return {
    ask<T>(ask: Ask, onProgress?: OnProgress): Promise<T> {
      if (ended !== null) return Promise.reject(ended);
      const id = nextId;
      nextId += 1;
      return new Promise<T>((resolve, reject) => {
        const timer = setTimeout(
          () => end(new Refusal('IMPORT_TOO_SLOW')),
          ask.do === 'apply' || ask.do === 'undo' ? maxApplyMs : maxReadMs,
        );
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, timer, onProgress });
        thread.postMessage({ id, ask });
      });
    },
    close: () => end(new Refusal('IMPORT_CANCELLED')),
  };
}

function settle(answer: Answer<unknown>, { resolve, reject }: Waiting): void {
  if ('done' in answer) resolve(answer.done);
  else reject(new Refusal(answer.refused, answer.details));
}
