import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The program of a thread: beside the entries of the built app, in the sources beside who starts it. */
export function threadFile(directory: string, name: string): string {
  const built = join(directory, `${name}.js`);
  return existsSync(built) ? built : join(directory, `${name}.ts`);
}
