import { fileSecretStore } from './file-secret-store.ts';
import type { SecretName, SecretStore } from './secret-store.ts';

/** Made up by a person, who may use it for the real event too. */
const chosen: SecretName = 'backup_passphrase';
const chosenInPractice: SecretName = 'practice_backup_passphrase';

/**
 * The secrets of practice lie in a readable file: they open nothing. What a person has chosen is kept as well as the real
 * ones, by `kept`.
 */
export function practiceSecrets(path: string, kept: () => SecretStore): SecretStore {
  const file = fileSecretStore(path);
  const passphrase = () => kept().get(chosenInPractice);
  // One from before it was kept better.
  const readable = file.get(chosen);
  if (readable !== null) {
    kept().set(chosenInPractice, readable);
    file.remove(chosen);
  }
  return {
    get: (name) => (name === chosen ? passphrase() : file.get(name)),
    names: () => [...file.names(), ...(passphrase() === null ? [] : [chosen])],
    set(name, value) {
      if (name === chosen) kept().set(chosenInPractice, value);
      else file.set(name, value);
    },
    remove(name) {
      if (name === chosen) kept().remove(chosenInPractice);
      else file.remove(name);
    },
  };
}
