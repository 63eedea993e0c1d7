import { parentPort, workerData } from 'node:worker_threads';
import type { CareRequest } from './care.ts';
import { careWork } from './care-work.ts';

/** The whole of a thread: one piece of work, one answer. An error ends it and reaches who asked. */
const { work, path } = workerData as CareRequest;
parentPort?.postMessage(careWork[work](path));
