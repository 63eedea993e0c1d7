import { readFileSync } from 'node:fs';
import { Refusal } from '#contract/result.ts';
import { keyId, readKeyFile } from './key-file.ts';
import { type SealedSecrets, unsealAll } from './sealing.ts';
import type { SecretName } from './secret-store.ts';

/** On disk: which key opens it, and each secret encrypted with that key. */
interface LockedFile {
  readonly keyId: string;
  readonly secrets: Readonly<Record<string, string>>;
}

type Locked = Omit<SealedSecrets, 'randomBytes'>;

/** For secrets that are not yet in a file. */
export function newLocked(path: string, key: Uint8Array): Locked {
  return { path, head: { keyId: keyId(key) }, key, secrets: new Map<SecretName, string>() };
}

/**
 * What is in a file that the key file opens. Refuses what `readKeyFile` refuses, KEY_FILE_WRONG for the key of other
 * secrets and SECRETS_UNREADABLE for a damaged file; never replaces one.
 */
export function readLocked(path: string, keyFile: string): Locked {
  const key = readKeyFile(keyFile);
  const file = parse(path);
  if (file.keyId !== keyId(key)) throw new Refusal('KEY_FILE_WRONG', { path: keyFile });
  try {
    return { ...newLocked(path, key), secrets: unsealAll(key, file.secrets) };
  } catch {
    throw new Refusal('SECRETS_UNREADABLE', { path });
  }
}

function parse(path: string): LockedFile {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as LockedFile;
    if (typeof file.keyId !== 'string' || typeof file.secrets !== 'object' || file.secrets === null) {
      throw new Error('not ours');
    }
    return file;
  } catch {
    throw new Refusal('SECRETS_UNREADABLE', { path });
  }
}
