import { existsSync, readFileSync } from 'node:fs';
import { Refusal } from '#contract/result.ts';
import { writePrivateFile } from './private-file.ts';
import type { SecretName, SecretStore } from './secret-store.ts';

/** Secrets in one JSON file with mode 0600. A file that cannot be read is refused, never replaced. */
export function fileSecretStore(path: string): SecretStore {
  const secrets = readSecretsFile(path);
  const write = () => writePrivateFile(path, `${JSON.stringify(Object.fromEntries(secrets), null, 2)}\n`);
  return {
    get: (name) => secrets.get(name) ?? null,
    names: () => [...secrets.keys()],
    set(name, value) {
      secrets.set(name, value);
      write();
    },
    remove(name) {
      if (secrets.delete(name)) write();
    },
  };
}

/** Empty where there is no file. Refuses (SECRETS_UNREADABLE) what holds anything else than texts by name. */
export function readSecretsFile(path: string): Map<SecretName, string> {
  if (!existsSync(path)) return new Map();
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw new Error('not an object');
    const entries = Object.entries(content);
    if (entries.some(([, value]) => typeof value !== 'string')) throw new Error('not a text');
    return new Map(entries as [SecretName, string][]);
  } catch {
    throw new Refusal('SECRETS_UNREADABLE', { path });
  }
}
