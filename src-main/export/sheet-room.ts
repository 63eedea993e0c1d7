import { Worker } from 'node:worker_threads';
import { threadFile } from '../store/thread-file.ts';
import type { Job } from '../work/job.ts';
import type { SheetWord } from './sheet-thread.ts';
import { type SheetOrder, writeSheet } from './write-sheet.ts';

/** Fewer are written before a thread has started. */
const rowsForAThread = 5_000;

/** Rows as a file. Many are written in a thread of its own, which can be given up. */
export async function sheetAside(order: SheetOrder, { signal, report }: Job): Promise<Uint8Array> {
  signal.throwIfAborted();
  if (order.rows.length < rowsForAThread) return writeSheet(order);
  const thread = new Worker(threadFile(import.meta.dirname, 'sheet-thread'), { workerData: order });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      thread.on('message', (word: SheetWord) => {
        if ('bytes' in word) resolve(word.bytes);
        else report(word.done, word.total);
      });
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread for a report ended without an answer')));
    });
  } finally {
    await thread.terminate();
  }
}
