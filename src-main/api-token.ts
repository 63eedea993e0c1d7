import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './domain/random.ts';
import { writePrivateFile } from './secrets/private-file.ts';

/** What a bearer token may be made of; anything else in the file would open nothing. */
const usable = /^[\w.~+/=-]{32,}$/;

/** The token of the Admin API: made once, kept in `api-token` for its owner only, so that scripts keep working. */
export function apiToken(directory: string, random: Random): string {
  const path = join(directory, 'api-token');
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  if (usable.test(kept)) return kept;
  const token = Buffer.from(random.bytes(32)).toString('base64url');
  writePrivateFile(path, `${token}\n`);
  return token;
}
