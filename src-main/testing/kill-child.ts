import { startApp } from '../app.ts';
import { lineLog } from '../log.ts';
import { systemClock } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';

/** The real app in a process of its own, to be killed: `node kill-child.ts DIRECTORY WAHA_URL`. */
const [, , directory = '', url = ''] = process.argv;
const clock = systemClock(directory);
const random = systemRandom();
const app = await startApp({
  directory,
  version: '0.0.0-test',
  waha: { url, key: process.env['INVITA_WAHA_API_KEY'] ?? null },
  clock,
  random,
  log: lineLog(
    (line) => process.stderr.write(line),
    random.id,
    () => clock.now().wall,
  ),
  // The practice WAHA of the test answers within milliseconds: what is unanswered for this long will not arrive.
  timeouts: { connectMs: 1_000, questionMs: 2_000, sendMs: 500, lifecycleMs: 5_000 },
  settleMs: 1_200,
});
process.on('message', (request: { id: number; method: string; input: unknown }) => {
  void app
    .dispatch(request.method, request.input)
    .then((result) => process.send?.({ id: request.id, result }));
});
process.send?.({ ready: true });
