import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { startApp } from '../../app.ts';
import { lineLog } from '../../log.ts';
import { systemRandom } from '../../system-random.ts';
import { installFailpoints } from './failpoints.ts';
import { fastClock, speed } from './fast-clock.ts';
import type { Doom } from './points.ts';

/** The real app in a process of its own, to be killed. It loads first and starts on the first message. */
export interface Go {
  readonly directory: string;
  readonly wahaUrl: string;
  readonly key: string;
  readonly since: number;
  readonly leapt: number;
  readonly doom: Doom | null;
}

/** Real milliseconds. What the practice WAHA has not accepted by then it never will. */
const settleMs = 1_200;
const timeouts = { connectMs: 1_000, questionMs: 1_000, sendMs: 250, sendFileMs: 250, lifecycleMs: 5_000 };

async function start({ directory, wahaUrl, key, since, leapt, doom }: Go): Promise<void> {
  if (doom !== null) installFailpoints(doom);
  mkdirSync(directory, { recursive: true });
  const clock = fastClock(since, leapt);
  const random = systemRandom();
  const write = (line: string) => process.stderr.write(line);
  const app = await startApp({
    directory,
    version: '0.0.0-test',
    waha: { url: wahaUrl, key },
    clock,
    random,
    log: lineLog(write, random.id, () => clock.now().wall),
    timeouts,
    settleMs: settleMs * speed,
  });
  process.on('message', (request: { leap: number } | { id: number; method: string; input: unknown }) => {
    if ('leap' in request) return clock.leap(request.leap);
    void app
      .dispatch(request.method, request.input)
      .then((result) => process.send?.({ id: request.id, result }));
  });
  process.send?.({ started: true });
}

// Nobody is left to kill it.
process.once('disconnect', () => process.exit());
process.once('message', (go: Go) => void start(go));
process.send?.({ loaded: true });
