import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { publicKey } from './signed-metadata.ts';

/** Where updates come from and who signs them; part of the packed app, so that nothing outside it can change either. */
export interface UpdateSource {
  /** Folder with the metadata and the files, ending in a slash. */
  readonly url: string;
  /** Any of these keys may sign: two while one follows the other. */
  readonly keys: readonly string[];
}

export const updateSourceFile = 'updates.json';

const shape = z.strictObject({
  url: z.url().refine(isServer),
  keys: z.array(z.string().refine(isKey)).min(1),
});

/** The file as `npm run package` writes it; throws on an address or a key that nobody should trust. */
export function updateSource(value: unknown): UpdateSource {
  return shape.parse(value);
}

/** What was packed; null in a copy that was made without a server. */
export function readUpdateSource(path: string): UpdateSource | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return updateSource(JSON.parse(text));
}

/** Encrypted, but for a server on this very computer. */
function isServer(url: string): boolean {
  const { protocol, hostname, username, search, hash, pathname } = new URL(url);
  if (username !== '' || search !== '' || hash !== '' || !pathname.endsWith('/')) return false;
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

function isKey(key: string): boolean {
  try {
    return publicKey(key) !== null;
  } catch {
    return false;
  }
}
