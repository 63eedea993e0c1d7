import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What scripts leave behind between runs; never committed. */
export const CACHE = join(ROOT, '.cache');
