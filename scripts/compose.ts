// Writes resources/waha/compose.yaml: the container Invita creates, for who would rather start it by hand.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFile } from '../src-main/container/compose.ts';
import { ROOT } from './paths.mjs';

export const COMPOSE_FILE = join(ROOT, 'resources/waha/compose.yaml');

if (import.meta.main) {
  writeFileSync(COMPOSE_FILE, composeFile());
  console.log(`Wrote ${COMPOSE_FILE}`);
}
