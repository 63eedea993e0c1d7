import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Refusal } from '#contract/result.ts';
import { threadFile } from '../store/thread-file.ts';
import type { Job } from '../work/job.ts';
import type { ThreadWord } from './export-thread.ts';
import type { ExportOrder } from './write-export.ts';

const full = new Set(['ENOSPC', 'EDQUOT']);

/** Writes an export in a thread of its own. Stopped, or failed, it leaves no file. */
export async function exportAside(order: ExportOrder, { signal, report }: Job): Promise<void> {
  signal.throwIfAborted();
  const thread = new Worker(threadFile(import.meta.dirname, 'export-thread'), { workerData: order });
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      thread.on('message', (word: ThreadWord) => {
        if (word === 'finished') resolve();
        else if ('failed' in word)
          reject(full.has(word.code) ? new Refusal('DISK_FULL') : new Error(word.failed));
        else report(word.done, word.total);
      });
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread for an export ended without an answer')));
    });
  } catch (error) {
    await thread.terminate();
    rmSync(order.zipPath, { force: true });
    throw error;
  }
  await thread.terminate();
}
