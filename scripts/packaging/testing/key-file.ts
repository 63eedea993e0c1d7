import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key as `openssl genpkey -algorithm ed25519` writes it. */
export function newKeyFile(folder: string): string {
  const path = join(folder, `${randomUUID()}.pem`);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  return path;
}
