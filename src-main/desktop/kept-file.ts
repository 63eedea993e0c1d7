import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { writePrivateFile } from '../secrets/private-file.ts';

/** A small file of this computer's own habits. */
export interface KeptFile<T> {
  /** null when there is none, or none that can be read: a habit is no reason not to start. */
  read(): T | null;
  /** Throws what the disk says. */
  write(value: T): void;
}

export function keptFile<T>(path: string, schema: z.ZodType<T>): KeptFile<T> {
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return null;
      }
    },
    write: (value) => writePrivateFile(path, `${JSON.stringify(value)}\n`),
  };
}
