import { Worker } from 'node:worker_threads';
import type { CareWork } from './care-work.ts';
import { threadFile } from './thread-file.ts';

export interface CareRequest {
  readonly work: keyof CareWork;
  readonly path: string;
}

/** Does it in a thread of its own: neither the worker nor the window waits for a file that is read to its end. */
export function inThread<W extends keyof CareWork>(work: W, path: string): Promise<ReturnType<CareWork[W]>> {
  return new Promise((resolve, reject) => {
    const request: CareRequest = { work, path };
    const thread = new Worker(threadFile(import.meta.dirname, 'care-thread'), { workerData: request });
    thread.once('message', resolve);
    thread.once('error', reject);
    // Too late for whoever has been answered.
    thread.once('exit', () => reject(new Error(`the thread for ${work} ended without an answer`)));
  });
}
