import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { type KeptSecretsOptions, openKeptSecrets, secretFiles } from '../secrets/keep-secrets.ts';
import { type Keychain, openSealedSecretStore } from '../secrets/sealed-secret-store.ts';
import type { OpenedSecrets } from '../secrets/secret-store.ts';
import { isProtecting, secretsPlace } from './secrets-place.ts';

/** The secrets of this directory. Only after Electron is ready: before, no keychain answers. */
export async function openSecrets(options: KeptSecretsOptions): Promise<OpenedSecrets> {
  const sealed = join(options.directory, 'secrets.sealed.json');
  const { locked, plain } = secretFiles(options.directory);
  const place = secretsPlace({
    sealedExists: existsSync(sealed),
    keptExists: existsSync(locked) || existsSync(plain),
    protecting: isProtecting(await safeStorage.isAsyncEncryptionAvailable(), backend()),
  });
  if (place === 'kept') return openKeptSecrets(options);
  const store = await openSealedSecretStore(sealed, keychain, options.randomBytes);
  return { store, protection: { by: 'keychain' } };
}

const keychain: Keychain = {
  protect: (text) => safeStorage.encryptStringAsync(text),
  reveal: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
};

function backend(): string | null {
  return process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
}
