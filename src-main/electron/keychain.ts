import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { ErrorCode } from '#contract/error-codes.ts';
import { fileSecretStore } from '../secrets/file-secret-store.ts';
import { type Keychain, openSealedSecretStore } from '../secrets/sealed-secret-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { isProtecting, secretsPlace } from './secrets-place.ts';

export interface OpenedSecrets {
  readonly secrets: SecretStore;
  readonly notices: readonly ErrorCode[];
}

/** The secrets of this directory. Only after Electron is ready: before, no keychain answers. */
export async function openSecrets(
  directory: string,
  randomBytes: (size: number) => Uint8Array,
): Promise<OpenedSecrets> {
  const sealed = join(directory, 'secrets.sealed.json');
  const plain = join(directory, 'secrets.json');
  const place = secretsPlace({
    sealedExists: existsSync(sealed),
    plainExists: existsSync(plain),
    protecting: isProtecting(await safeStorage.isAsyncEncryptionAvailable(), backend()),
  });
  return place === 'sealed'
    ? { secrets: await openSealedSecretStore(sealed, keychain, randomBytes), notices: [] }
    : { secrets: fileSecretStore(plain), notices: ['SECRETS_UNPROTECTED'] };
}

const keychain: Keychain = {
  protect: (text) => safeStorage.encryptStringAsync(text),
  reveal: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
};

function backend(): string | null {
  return process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
}
