// Writes the compose files of resources/: WAHA's container for who would rather start it by hand, and both on a server.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFile, serverComposeFile } from '../src-main/container/compose.ts';
import { ROOT } from './paths.mjs';

export const COMPOSE_FILES: ReadonlyMap<string, () => string> = new Map([
  [join(ROOT, 'resources/waha/compose.yaml'), composeFile],
  [join(ROOT, 'resources/server/compose.yaml'), serverComposeFile],
]);

if (import.meta.main) {
  for (const [path, content] of COMPOSE_FILES) {
    writeFileSync(path, content());
    console.log(`Wrote ${path}`);
  }
}
