import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { app } from './app.ts';
import { strict } from './strict.ts';

/** Set to `basic_text` it is a Linux desktop without a keychain. */
const backend = process.env['STAND_IN_KEYCHAIN'] ?? 'gnome_libsecret';
/** A keychain that every run finds again, as a person's own. It protects nothing and need not. */
const key = createHash('sha256').update('stand-in').digest();

function requireReady(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
}

export const safeStorage = strict('safeStorage', {
  getSelectedStorageBackend: () => (app.isReady() ? backend : 'unknown'),
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    requireReady();
    return backend !== 'basic_text';
  },
  async encryptStringAsync(text: string): Promise<Buffer> {
    requireReady();
    const nonce = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', key, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()]);
  },
  async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    requireReady();
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    const result = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
});
