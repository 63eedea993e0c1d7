import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Input, Method, Output } from '#contract';
import type { Result } from '#contract/result.ts';
import { noLatencies } from './practice/latencies.ts';
import { startPracticeWaha } from './practice/practice-waha.ts';
import { systemClock } from './system-clock.ts';
import { guestList, until } from './testing/ask.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';

const seed = Number(process.env['KILL_SEED'] ?? 20261123);
const households = 25;
const key = 'kill-test-key-0001';

interface Child {
  ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  kill(): Promise<void>;
}

async function startChild(directory: string, wahaUrl: string): Promise<Child> {
  const child = fork(join(import.meta.dirname, 'testing', 'kill-child.ts'), [directory, wahaUrl], {
    execArgv: [],
    env: { ...process.env, INVITA_WAHA_API_KEY: key },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return { ask: asker(child), kill: () => kill(child) };
}

function asker(child: ChildProcess): Child['ask'] {
  let last = 0;
  return (method, input) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const listen = (answer: { id: number; result: Result<unknown> }) => {
        if (answer.id !== id) return;
        child.off('message', listen);
        if (answer.result.ok) resolve(answer.result.data as never);
        else reject(new Error(`${method}: ${answer.result.error.code}`));
      };
      child.on('message', listen);
      child.send({ id, method, input });
    });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it(`ends with each household's invitation in the outbox once, however often the process is killed (seed ${seed})`, async () => {
  const random = new SeededRandom(seed);
  const directory = temporaryDirectory();
  const waha = await startPracticeWaha({
    clock: systemClock(directory),
    random,
    apiKey: key,
    // A send takes long enough to be killed in: before it is accepted and between that and the answer.
    latencies: { ...noLatencies, accept: 40 },
  });
  onTestFinished(() => waha.close());
  let child = await startChild(directory, waha.url);
  await child.ask('configuration.update', {
    whatsapp_rate_limit: 1000,
    pacing: 'fast',
    manners: false,
    send_window: null,
  });
  const { previewId } = await child.ask('guests.previewImport', { content: guestList(households) });
  await child.ask('guests.applyImport', { previewId });
  await until(
    () => waha.phone.sessions(),
    (sessions) => sessions.some(({ qr }) => qr !== null),
  );
  waha.phone.scan('default');
  await child.ask('invitations.send', { households: 'all-not-invited' });

  for (let kills = 0; kills < 6; kills += 1) {
    const before = waha.accepted().length;
    await until(
      () => waha.accepted().length,
      (count) => count > before || count === households,
    );
    await delay(random.unit() * 120);
    await child.kill();
    child = await startChild(directory, waha.url);
  }
  const { counts } = await until(
    () => child.ask('queue.summary', undefined),
    (summary) => summary.counts.byStatus.PENDING + summary.counts.byStatus.SENDING === 0,
  );

  expect(counts.byStatus).toMatchObject({ UNCONFIRMED: 0, FAILED: 0 });
  const texts = waha.outbox().map(({ text }) => text);
  expect(new Set(texts).size).toBe(households);
  expect(texts).toHaveLength(households);
  // Stricter than what the guests see: not even a repeat under the same id was needed.
  expect(new Set(waha.accepted().map(({ text }) => text)).size).toBe(waha.accepted().length);
}, 90_000);
