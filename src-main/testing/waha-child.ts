import { startPracticeWaha } from '../practice/practice-waha.ts';
import { systemClock } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';

/**
 * A WAHA in a process of its own, to be reached by its address and to be killed: `node waha-child.ts DIRECTORY PORT KEY`.
 * The directory outlives it, as a container's volume does. Sent a session's name, the phone scans the QR of that session.
 */
const [, , directory = '', port = '', apiKey = ''] = process.argv;
const waha = await startPracticeWaha({
  clock: systemClock(directory),
  random: systemRandom(),
  directory,
  apiKey,
  port: Number(port),
});
process.on('message', (session: string) => void waha.phone.scan(session));
process.stdout.write(`WAHA is ready: ${waha.url}\n`);
