// `node scripts/stage-server.ts DIR`: what the container image of `serve` holds, once out/ is built.
import process from 'node:process';
import { stageServer } from './packaging/stage.ts';

const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('Usage: node scripts/stage-server.ts DIR');
  process.exit(2);
}
stageServer(target);
