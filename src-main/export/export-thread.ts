import { parentPort, workerData } from 'node:worker_threads';
import { type ExportOrder, writeExport } from './write-export.ts';

export type ThreadWord =
  | { readonly done: number; readonly total: number }
  | 'finished'
  /** The code of the system, where it has one, and the stack for the log. */
  | { readonly failed: string; readonly code: string };

/** The whole of a thread: one export, what it has come to, and its end. */
const say = (word: ThreadWord) => parentPort?.postMessage(word);
writeExport(workerData as ExportOrder, (done, total) => say({ done, total })).then(
  () => say('finished'),
  (error: NodeJS.ErrnoException) => say({ failed: error.stack ?? String(error), code: error.code ?? '' }),
);
