import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '#contract/result.ts';
import { fileSecretStore, readSecretsFile } from './file-secret-store.ts';
import { type KeyFileChoice, readOrMakeKeyFile } from './key-file.ts';
import { newLocked, readLocked } from './locked-secrets.ts';
import { syncDirectory } from './private-file.ts';
import { sealedStore, writeSealed } from './sealing.ts';
import type { OpenedSecrets, SecretsProtection } from './secret-store.ts';

export interface KeptSecretsOptions {
  readonly directory: string;
  readonly keyFile: KeyFileChoice;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** The files of a directory whose secrets no keychain keeps. */
export function secretFiles(directory: string) {
  return { locked: join(directory, 'secrets.locked.json'), plain: join(directory, 'secrets.json') };
}

/**
 * The secrets where no keychain keeps them: encrypted, with the key in a file elsewhere. What an earlier version left
 * readable is moved in. Where the key file cannot be made in its default place they stay readable by their owner, and
 * the admin is told. Refuses KEY_FILE_* and SECRETS_UNREADABLE.
 */
export function openKeptSecrets({ directory, keyFile, randomBytes }: KeptSecretsOptions): OpenedSecrets {
  const { locked, plain } = secretFiles(directory);
  const opened = existsSync(locked)
    ? readLocked(locked, keyFile.path)
    : lockedAnew(locked, plain, keyFile, randomBytes);
  if (opened === null) return { store: fileSecretStore(plain), protection: { by: 'nothing' } };
  const sealed = { ...opened, randomBytes };
  if (existsSync(plain)) {
    // Whatever is there was written last: once there is a locked file, only an earlier version writes to the other.
    for (const [name, value] of readSecretsFile(plain)) sealed.secrets.set(name, value);
    writeSealed(sealed);
    syncDirectory(directory);
    if (!isDeepStrictEqual(readLocked(locked, keyFile.path).secrets, sealed.secrets)) {
      throw new Refusal('SECRETS_UNREADABLE', { path: locked });
    }
    putAside(plain);
  }
  wipeLeftovers(plain);
  return { store: sealedStore(sealed), protection: protectionOf(directory, keyFile.path) };
}

/** null where the key file cannot be made in a place that nobody chose. */
function lockedAnew(
  locked: string,
  plain: string,
  { path, named }: KeyFileChoice,
  randomBytes: KeptSecretsOptions['randomBytes'],
) {
  // Damaged ones are refused before anything is made.
  readSecretsFile(plain);
  try {
    return newLocked(locked, readOrMakeKeyFile(path, randomBytes));
  } catch (error) {
    const unasked = error instanceof Refusal && error.code === 'KEY_FILE_NOT_WRITABLE' && !named;
    if (!unasked) throw error;
    return null;
  }
}

export function protectionOf(directory: string, keyFile: string): SecretsProtection {
  const way = relative(real(directory), real(keyFile));
  return { by: 'key-file', path: keyFile, beside: !way.startsWith('..') && !isAbsolute(way) };
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const asideSuffix = '.moved';

/** One rename takes it out of the way for good: from then on it is never read again. */
function putAside(plain: string): void {
  try {
    renameSync(plain, plain + asideSuffix);
    syncDirectory(dirname(plain));
  } catch {
    throw new Refusal('SECRETS_UNREADABLE', { path: plain });
  }
}

/** Also the draft of a write that was cut off. What cannot be removed now is tried again at the next start. */
function wipeLeftovers(plain: string): void {
  for (const path of [plain + asideSuffix, `${plain}.new`]) {
    if (!existsSync(path)) continue;
    try {
      overwrite(path);
      rmSync(path);
    } catch {}
  }
}

/** So that the bytes are gone where the disk writes in place; many no longer do. */
function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(fstatSync(file).size), 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
