import { existsSync, readFileSync } from 'node:fs';
import { Refusal } from '#contract/result.ts';
import { keyBytes, sealedStore, unsealAll } from './sealing.ts';
import type { SecretName, SecretStore } from './secret-store.ts';

/** What the operating system protects for this person, such as a keychain. Both reject when it cannot. */
export interface Keychain {
  protect(text: string): Promise<Uint8Array>;
  reveal(protectedText: Uint8Array): Promise<string>;
}

/** On disk: the key as the keychain protects it, and each secret encrypted with that key. All base64. */
interface SealedFile {
  readonly key: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Secrets in one file that is worth nothing without the keychain. A file that cannot be opened whole is refused
 * (SECRETS_UNREADABLE), never replaced: a new link secret would break every link that was sent.
 */
export async function openSealedSecretStore(
  path: string,
  keychain: Keychain,
  randomBytes: (size: number) => Uint8Array,
): Promise<SecretStore> {
  const { key, protectedKey, secrets } = existsSync(path)
    ? await open(path, keychain)
    : await create(keychain, randomBytes(keyBytes));
  return sealedStore({ path, head: { key: protectedKey }, key, secrets, randomBytes });
}

interface Opened {
  readonly key: Uint8Array;
  readonly protectedKey: string;
  readonly secrets: Map<SecretName, string>;
}

async function create(keychain: Keychain, key: Uint8Array): Promise<Opened> {
  const protectedKey = await keychain.protect(Buffer.from(key).toString('base64'));
  return { key, protectedKey: Buffer.from(protectedKey).toString('base64'), secrets: new Map() };
}

async function open(path: string, keychain: Keychain): Promise<Opened> {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as SealedFile;
    const key = Buffer.from(await keychain.reveal(Buffer.from(file.key, 'base64')), 'base64');
    return { key, protectedKey: file.key, secrets: unsealAll(key, file.secrets) };
  } catch {
    throw new Refusal('SECRETS_UNREADABLE', { path });
  }
}
