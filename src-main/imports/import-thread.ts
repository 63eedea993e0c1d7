import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openImportStores } from '../store/import-stores.ts';
import { ImportDesk } from './import-desk.ts';
import type { Request, Response, ThreadData } from './thread-messages.ts';

/** The whole of a thread: one list, one desk, a connection of its own. Requests are answered in their order. */
const port = parentPort;
if (port === null) throw new Error('this file is a thread of the app');
const { storePath, ...options } = workerData as ThreadData;
const stores = openImportStores(storePath);
const desk = new ImportDesk(options, stores);
let last = Promise.resolve();

port.on('message', (request: Request) => {
  last = last.then(() => answer(request)).then((response) => port.postMessage(response));
});

async function answer({ id, ask }: Request): Promise<Response> {
  try {
    return { id, answer: await work(id, ask) };
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function work(id: number, ask: Request['ask']) {
  switch (ask.do) {
    case 'open':
      return desk.open(ask.bytes, (share) => port?.postMessage({ id, progress: share } satisfies Response));
    case 'revise':
      return desk.revise(ask.revision);
    case 'rows':
      return desk.rows(ask.query);
    case 'export':
      return desk.export(ask.format, (done, total) =>
        port?.postMessage({ id, progress: done / total, of: total } satisfies Response),
      );
    case 'undo':
      return desk.undo(ask.importId, ask.now);
    case 'apply':
      return desk.apply(ask.importId, randomUUID, ask.now);
  }
}
