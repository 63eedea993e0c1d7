import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signedBytes } from '../../src-main/updates/signed-metadata.ts';
import { type UpdateSource, updateSource } from '../../src-main/updates/update-source.ts';

export interface UpdatesAsked {
  readonly source: UpdateSource;
  /** The private one. */
  readonly key: KeyObject;
}

export interface UpdateOptions {
  readonly url: string | undefined;
  /** PEM with the private key. */
  readonly keyFile: string | undefined;
  /** PEMs of further keys, public or private, whose signature the copy accepts too. */
  readonly trusted: readonly string[];
}

/** What `npm run package` was told of updates; null for a copy without. Throws what is to be told in one line. */
export function updatesAsked({ url, keyFile, trusted }: UpdateOptions): UpdatesAsked | null {
  if (url === undefined && keyFile === undefined && trusted.length === 0) return null;
  if (url === undefined || keyFile === undefined)
    throw new Error('--updates-url and --update-key go together: nobody could trust updates without a key.');
  const key = keyIn(keyFile, createPrivateKey);
  const keys = [createPublicKey(key), ...trusted.map((file) => keyIn(file, createPublicKey))];
  const source = { url: url.endsWith('/') ? url : `${url}/`, keys: keys.map(packed) };
  try {
    return { source: updateSource(source), key };
  } catch {
    throw new Error(`--updates-url takes an https address without user, query or fragment, not ${url}`);
  }
}

/**
 * Signs the metadata of this version in a folder, each file into one of its name and `.sig`. What an earlier build left there
 * is not signed again.
 *
 * @returns the files it wrote
 */
export function signMetadata(folder: string, version: string, key: KeyObject): string[] {
  const names = readdirSync(folder).filter((name) => /^(latest|beta|alpha)(-[a-z0-9]+)*\.yml$/.test(name));
  return names.flatMap((name) => {
    const content = readFileSync(join(folder, name));
    if (!content.toString('utf8').split('\n').includes(`version: ${version}`)) return [];
    const path = join(folder, `${name}.sig`);
    writeFileSync(path, `${sign(null, signedBytes(name, content), key).toString('base64')}\n`);
    return [path];
  });
}

function keyIn(file: string, read: (pem: string) => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} holds no key that can be read`);
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new Error(`${file} holds no Ed25519 key: openssl genpkey -algorithm ed25519 -out FILE makes one`);
}

function packed(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
