import { parentPort, workerData } from 'node:worker_threads';
import { type SheetOrder, writeSheet } from './write-sheet.ts';

export type SheetWord = { readonly done: number; readonly total: number } | { readonly bytes: Uint8Array };

/** The whole of a thread: the rows it was given as a file, and how many are written. */
const say = (word: SheetWord) => parentPort?.postMessage(word);
say({ bytes: writeSheet(workerData as SheetOrder, (done, total) => say({ done, total })) });
