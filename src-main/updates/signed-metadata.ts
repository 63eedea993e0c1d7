import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/**
 * What is signed: not the bytes alone but also which file they are, so that what was signed for one system or channel
 * cannot be served as another's.
 *
 * @param file such as `latest-linux.yml`
 */
export function signedBytes(file: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`invita-update-1\n${file}\n`), content]);
}

/** Whether one of these keys made this signature (base64, Ed25519) of the file. Nothing malformed throws. */
export function isSigned(
  { file, content, signature }: { file: string; content: Uint8Array; signature: string },
  keys: readonly string[],
): boolean {
  const given = Buffer.from(signature.trim(), 'base64');
  if (given.length !== signatureBytes) return false;
  return keys.some((key) => verify(null, signedBytes(file, content), publicKey(key), given));
}

const signatureBytes = 64;

/** @param key DER (SPKI) in base64, as `npm run package` writes it */
export function publicKey(key: string): KeyObject {
  const made = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  if (made.asymmetricKeyType !== 'ed25519') throw new Error('the key of updates is no Ed25519 key');
  return made;
}
