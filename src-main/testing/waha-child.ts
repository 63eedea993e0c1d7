import { startPracticeWaha } from '../practice/practice-waha.ts';
import type { Engine } from '../practice/wire-format.ts';
import { systemClock } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';
import { obey } from './waha-commands.ts';

/**
 * A WAHA in a process of its own, to be reached by its address and to be killed:
 * `node waha-child.ts DIRECTORY PORT KEY [ENGINE] [VERSION]`. The directory outlives it, as a container's volume does.
 * What happens to it and to its phone is sent as messages.
 */
const [, , directory = '', port = '', apiKey = '', engine = 'NOWEB', version = '2026.8.1'] = process.argv;
const waha = await startPracticeWaha({
  clock: systemClock(directory),
  random: systemRandom(),
  directory,
  apiKey,
  port: Number(port),
  engine: engine as Engine,
  version,
});
process.on('message', (command: Parameters<typeof obey>[1]) => obey(waha, command));
process.stdout.write(`WAHA is ready: ${waha.url}\n`);
