import { join } from 'node:path';
import { readDataFile } from './data-directory.ts';
import type { Random } from './domain/random.ts';
import { writePrivateFile } from './secrets/private-file.ts';

const file = 'api-token';
/** What a bearer token may be made of; anything else in the file would open nothing. */
const usable = /^[\w.~+/=-]{32,}$/;

/** The token of the Admin API: made once, kept in `api-token` for its owner only, so that scripts keep working. */
export function apiToken(directory: string, random: Random): string {
  const kept = readDataFile(directory, file) ?? '';
  if (usable.test(kept)) return kept;
  const token = Buffer.from(random.bytes(32)).toString('base64url');
  writePrivateFile(join(directory, file), `${token}\n`);
  return token;
}
