import { createCipheriv, createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Refusal } from '#contract/result.ts';
import { writePrivateFile } from './private-file.ts';
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

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

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

  function write(): void {
    const sealed = [...secrets].map(([name, value]) => [
      name,
      seal(key, name, value, randomBytes(nonceBytes)),
    ]);
    const file: SealedFile = { key: protectedKey, secrets: Object.fromEntries(sealed) };
    writePrivateFile(path, `${JSON.stringify(file, null, 2)}\n`);
  }

  return {
    get: (name) => secrets.get(name) ?? null,
    set(name, value) {
      secrets.set(name, value);
      write();
    },
    remove(name) {
      if (secrets.delete(name)) write();
    },
  };
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
    const secrets = Object.entries(file.secrets).map(
      ([name, sealed]) => [name as SecretName, unseal(key, name, sealed)] as const,
    );
    return { key, protectedKey: file.key, secrets: new Map(secrets) };
  } catch {
    throw new Refusal('SECRETS_UNREADABLE', { path });
  }
}

/** The name is sealed in: one secret cannot be passed off as another. */
function seal(key: Uint8Array, name: string, value: string, nonce: Uint8Array): string {
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

function unseal(key: Uint8Array, name: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const text = bytes.subarray(nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}
