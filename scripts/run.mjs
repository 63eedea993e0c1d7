// `node scripts/run.mjs serve --port 0` runs out/main/serve.js, built first when it is stale.
import process from 'node:process';
import { buildIfStale } from './build.mjs';
import { runHere, stopWithParent } from './programs.mjs';

const [program = '', ...args] = process.argv.slice(2);
buildIfStale();
stopWithParent();
await runHere(program, args);
