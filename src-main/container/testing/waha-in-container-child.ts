import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, request } from 'node:http';
import { startPracticeWaha } from '../../practice/practice-waha.ts';
import { systemClock } from '../../system-clock.ts';
import { systemRandom } from '../../system-random.ts';

/**
 * The practice WAHA in the place of the real one: takes its key hashed from `WAHA_API_KEY`, keeps its state under
 * `/app/.sessions`, listens on every address of its container (or on `WAHA_HOST` where there is none) and ends on
 * SIGTERM.
 */
const directory = process.env['WAHA_DIRECTORY'] ?? '/app/.sessions';
const port = Number(process.env['WHATSAPP_API_PORT'] ?? 3000);
const expected = Buffer.from((process.env['WAHA_API_KEY'] ?? '').replace(/^sha512:/, ''), 'hex');
const innerKey = 'inside';
const say = (line: string) => process.stdout.write(`${line}\n`);

const waha = await startPracticeWaha({
  clock: systemClock(directory),
  random: systemRandom(),
  directory,
  apiKey: innerKey,
});

const server = createServer((incoming, answer) => {
  const given = createHash('sha512')
    .update(String(incoming.headers['x-api-key'] ?? ''))
    .digest();
  const known = given.length === expected.length && timingSafeEqual(given, expected);
  const headers = { ...incoming.headers, 'x-api-key': known ? innerKey : '' };
  say(`${incoming.method} ${incoming.url} x-api-key: ${incoming.headers['x-api-key'] ?? ''}`);
  const passedOn = request(`${waha.url}${incoming.url}`, { method: incoming.method, headers }, (inner) => {
    answer.writeHead(inner.statusCode ?? 502, inner.headers);
    inner.pipe(answer);
  });
  passedOn.on('error', () => answer.destroy());
  incoming.pipe(passedOn);
});
server.listen(port, process.env['WAHA_HOST'] ?? '0.0.0.0', () =>
  say(`WAHA listens on ${port}, engine ${process.env['WHATSAPP_DEFAULT_ENGINE']}`),
);

process.on('SIGTERM', () => {
  say('WAHA says goodbye');
  process.exit(0);
});
