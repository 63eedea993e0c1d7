// Each peer at its durable setting, in the smallest use of its public interface: `enqueue` all at once, then `work` one
// job after the other. The servers are started by the bench and belong to it.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Queue, Worker } from 'bullmq';
import { makeWorkerUtils, runOnce } from 'graphile-worker';
import pg from 'pg';
import { better, defineQueue } from 'plainjob';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

/** @param {string} directory */
export async function plainjob(directory) {
  const connection = better(new BetterSqlite3(join(directory, 'plainjob.sqlite')));
  const queue = defineQueue({ connection, logger: silent });
  // It sets NORMAL itself, which may lose the last jobs at a power cut.
  connection.pragma('synchronous = FULL');
  return {
    name: 'plainjob, synchronous=FULL',
    enqueue: (texts) => queue.addMany('send', texts),
    work(count) {
      for (let done = 0; done < count; done += 1)
        queue.markJobAsDone(queue.getAndMarkJobAsProcessing('send').id);
    },
    close: () => queue.close(),
  };
}

/** @param {{ port: number }} redis with `appendfsync always` */
export async function bullmq({ port }) {
  const connection = { host: '127.0.0.1', port };
  const queue = new Queue('bench', { connection });
  const worker = new Worker('bench', null, { connection, autorun: false });
  await worker.waitUntilReady();
  return {
    name: 'BullMQ, Redis appendfsync always',
    enqueue: (texts) => queue.addBulk(texts.map((text) => ({ name: 'send', data: { text } }))),
    async work(count) {
      for (let done = 0; done < count; done += 1) {
        const job = await worker.getNextJob('token');
        await job.moveToCompleted('done', 'token', false);
      }
    },
    async close() {
      await worker.close();
      await queue.close();
    },
  };
}

/** @param {{ connectionString: string }} postgres with `synchronous_commit` on */
export async function graphileWorker({ connectionString }) {
  const logger = { scope: () => logger, error() {}, warn() {}, info() {}, debug() {} };
  const pgPool = new pg.Pool({ connectionString });
  pgPool.on('error', () => {});
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.migrate();
  return {
    name: 'graphile-worker, PostgreSQL',
    enqueue: (texts) => utils.addJobs(texts.map((text) => ({ identifier: 'send', payload: { text } }))),
    work: () => runOnce({ pgPool, logger, concurrency: 1, taskList: { send() {} } }),
    async close() {
      await utils.release();
      // Nobody must be connected when its server is stopped.
      await pgPool.end();
    },
  };
}
