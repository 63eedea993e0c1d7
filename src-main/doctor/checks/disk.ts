import { statfs } from 'node:fs/promises';
import type { Outcome } from '../check.ts';

const gigabyte = 1024 ** 3;
const low = 1;
const empty = 0.2;

/** Room for the store, its copies before an update, and the log. */
export async function diskSpace(directory: string): Promise<Outcome> {
  const { bavail, bsize } = await statfs(directory);
  return ofFreeBytes(bavail * bsize);
}

export function ofFreeBytes(bytes: number): Outcome {
  const free = bytes / gigabyte;
  const values = { gigabytes: free < 10 ? Math.floor(free * 10) / 10 : Math.floor(free) };
  if (free < low) return { result: free < empty ? 'failed' : 'warning', code: 'DISK_LOW', values };
  return { result: 'ok', code: 'DISK_FREE', values };
}
