// `node scripts/run.mjs serve --port 0` runs out/main/serve.js, built first when it is stale. The program runs in
// this very process, so that signals reach it and nothing is left behind.
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { ROOT } from './paths.mjs';

const ORPHAN_CHECK_MS = 500;

const [node = '', , program, ...args] = process.argv;
const file = join(ROOT, 'out/main', `${program}.js`);

buildIfStale();
if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
process.argv = [node, file, ...args];
await import(pathToFileURL(file).href);

/** An npm that is killed outright passes no signal on: end as if it had. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, ORPHAN_CHECK_MS);
  timer.unref();
}
