import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageDraft } from '../src-main/domain/queue/queue-store.ts';
import { openStores, type Stores } from '../src-main/store/stores.ts';
import { benchDirectory } from './directory.ts';
import type { Bench, Row } from './measure.ts';
import { began } from './queue-of.ts';
import { type Server, startPostgres, startRedis } from './servers.ts';

/** What one queue does here: take all messages at once, then see to each, one after the other. */
interface Queue {
  readonly name: string;
  enqueue(texts: readonly string[]): unknown;
  work(count: number): unknown;
  close(): unknown;
}

interface Peers {
  plainjob(directory: string): Promise<Queue>;
  bullmq(redis: { port: number }): Promise<Queue>;
  graphileWorker(postgres: { connectionString: string }): Promise<Queue>;
}

const count = 10_000;
const text = 'Cara famiglia Rossi, vi aspettiamo. '.repeat(9).slice(0, 300);

/** Ours beside the queues that others use, on the same disk, each so that a power cut loses nothing. */
export const queues: Bench = {
  name: 'queues',
  async run() {
    const peers = await loadPeers();
    const ours = await timed(await invita());
    const rows: Row[] = [];
    for (const [open, missing] of others(peers)) {
      const opened = await open();
      if (opened === null) rows.push({ what: missing, ours: '–', against: 'not installed on this machine' });
      else rows.push(...(await beside(ours, opened)));
    }
    return rows;
  },
};

function others(peers: Peers) {
  return [
    [async () => ({ queue: await peers.plainjob(benchDirectory()), server: null }), ''],
    [() => withServer(startRedis, (port) => peers.bullmq({ port })), 'BullMQ: a Redis server'],
    [
      () =>
        withServer(startPostgres, (port) =>
          peers.graphileWorker({ connectionString: `postgres://bench@127.0.0.1:${port}/postgres` }),
        ),
      'graphile-worker: a PostgreSQL server',
    ],
  ] as const;
}

interface Opened {
  readonly queue: Queue;
  readonly server: Server | null;
}

async function withServer(
  start: () => Promise<Server | null>,
  open: (port: number) => Promise<Queue>,
): Promise<Opened | null> {
  const server = await start();
  return server && { queue: await open(server.port), server };
}

async function beside(ours: Times, { queue, server }: Opened): Promise<Row[]> {
  const theirs = await timed(queue);
  await server?.stop();
  return [
    row(
      `enqueue ${count.toLocaleString('en')} messages at once`,
      ours.enqueueMs,
      theirs.enqueueMs,
      queue.name,
    ),
    row('claim, start and settle one after the other', ours.workMs, theirs.workMs, queue.name),
  ];
}

function row(what: string, oursMs: number, theirsMs: number, name: string): Row {
  const rate = (ms: number) => `${Math.round((count / ms) * 1000).toLocaleString('en')}/s`;
  const ratio = `${(theirsMs / oursMs).toFixed(1)} × as fast`;
  return { what, ours: rate(oursMs), against: `${rate(theirsMs)} ${name}`, ratio };
}

interface Times {
  readonly enqueueMs: number;
  readonly workMs: number;
}

async function timed(queue: Queue): Promise<Times> {
  const texts = Array.from({ length: count }, () => text);
  const begun = performance.now();
  await queue.enqueue(texts);
  const enqueued = performance.now();
  await queue.work(count);
  const worked = performance.now();
  await queue.close();
  return { enqueueMs: enqueued - begun, workMs: worked - enqueued };
}

/** The store as the app uses it: log entries, slots, frozen texts and all. */
async function invita(): Promise<Queue> {
  const path = join(benchDirectory(), 'ours.sqlite');
  const opened = openStores({ path, realm: 'practice', newId: randomUUID, now: began });
  if (!opened.ok) throw new Error(opened.code);
  const { stores } = opened;
  const session = { type: 'main', label: 'Main', wahaUrl: 'http://127.0.0.1:3000', wahaSession: 'default' };
  await stores.sessions.create(session, began);
  return {
    name: 'Invita',
    enqueue: (texts) => stores.queue.enqueue(texts.map(draft), began),
    async work(total) {
      for (let done = 0; done < total; done += 1) await sendOne(stores, done);
    },
    close: () => stores.close(),
  };
}

function draft(body: string, index: number): MessageDraft {
  return {
    ...{ id: `m${index}`, type: 'main', kind: 'CUSTOM', lane: 'COLD', text: body, notBefore: 0 },
    ...{ urgentUntil: null, householdId: null, template: null, idempotency: null },
    ...{ recipient: 'Famiglia Rossi', phones: ['+393331234567'] },
  };
}

async function sendOne({ claims, attempts }: Stores, index: number): Promise<void> {
  const now = { wall: began + index * 1000, uptime: index * 1000, boot: 'bench' };
  const token = `c${index}`;
  const candidates = [{ type: 'main', errand: 'COLD' }] as const;
  const claimed = await claims.claimNext({ candidates, token, now: now.wall });
  if (claimed === null) throw new Error('nothing to claim');
  const attemptToken = `a${index}`;
  const context = {
    wahaUrl: 'http://127.0.0.1:3000',
    number: '393330000000',
    linkGeneration: 1,
    wahaStartedAt: 1,
  };
  const started = await claims.startSend({
    ...{
      claim: { id: claimed.id, token },
      attemptToken,
      messageId: `ID${index}`,
      chatId: `${index}@c.us`,
      context,
    },
    ...{
      now,
      jitter: 0.5,
      settleMs: 120_000,
      budget: { rateLimit: 10, newChatCap: null, warmUp: false },
      decide: () => ({ go: true }) as const,
    },
  });
  if (!started.started) throw new Error(`not started: ${started.because}`);
  const attempt = { id: claimed.id, token: attemptToken };
  await attempts.settle(attempt, { to: 'SENT', messageId: `ID${index}`, at: now }, now);
}

async function loadPeers(): Promise<Peers> {
  const directory = join(import.meta.dirname, 'peers');
  if (!existsSync(join(directory, 'node_modules'))) {
    console.error('Installing the queues to compare with …');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: directory, stdio: 'ignore' });
  }
  return import(`${directory}/peers.mjs`);
}
