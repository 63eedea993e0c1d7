import { StorageError } from '../domain/storage-error.ts';

const busy = 5;
const readOnly = 8;
const corrupt = 11;
const full = 13;
const notADatabase = 26;

/** The low byte of SQLite's error code is the kind, the rest says where it was noticed. null: not of SQLite. */
function kindOf(error: unknown): number | null {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : null;
}

export function isDamage(error: unknown): boolean {
  const kind = kindOf(error);
  return kind === corrupt || kind === notADatabase;
}

/** What a person can do something about, by its own name; any other error as it is. */
export function named(error: unknown): unknown {
  switch (kindOf(error)) {
    case busy:
      return new StorageError('STORE_BUSY', error);
    case full:
      return new StorageError('DISK_FULL', error);
    case readOnly:
      return new StorageError('READ_ONLY', error);
    default:
      return error;
  }
}
