import { createCipheriv, createDecipheriv } from 'node:crypto';
import { writePrivateFile } from './private-file.ts';
import type { SecretName, SecretStore } from './secret-store.ts';

const algorithm = 'aes-256-gcm';
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export interface SealedSecrets {
  readonly path: string;
  /** What stands in the file before the secrets, such as which key opens it. */
  readonly head: Readonly<Record<string, string>>;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly secrets: Map<SecretName, string>;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** Secrets in one file, each under AES-256-GCM. Nothing is written before the first change. */
export function sealedStore(sealed: SealedSecrets): SecretStore {
  const { secrets } = sealed;
  return {
    get: (name) => secrets.get(name) ?? null,
    names: () => [...secrets.keys()],
    set(name, value) {
      secrets.set(name, value);
      writeSealed(sealed);
    },
    remove(name) {
      if (secrets.delete(name)) writeSealed(sealed);
    },
  };
}

export function writeSealed({ path, head, key, secrets, randomBytes }: SealedSecrets): void {
  const sealed = [...secrets].map(([name, value]) => [name, seal(key, name, value, randomBytes(nonceBytes))]);
  writePrivateFile(path, `${JSON.stringify({ ...head, secrets: Object.fromEntries(sealed) }, null, 2)}\n`);
}

/** Throws when any of them was not sealed with this key, or under another name. */
export function unsealAll(
  key: Uint8Array,
  secrets: Readonly<Record<string, string>>,
): Map<SecretName, string> {
  return new Map(
    Object.entries(secrets).map(([name, sealed]) => [name as SecretName, unseal(key, name, sealed)]),
  );
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
