import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Refusal } from '#contract/result.ts';

const magic = Buffer.from('INVITA\x00\x01', 'latin1');
const saltBytes = 16;
const prefixBytes = 7;
const tagBytes = 16;
/** magic, log2 N, r, p, salt, nonce prefix; then how a wrong passphrase is told, then how a damaged header is. */
const fixedBytes = magic.length + 3 + saltBytes + prefixBytes;
const checkBytes = 32;
const sumBytes = 8;
const headerBytes = fixedBytes + checkBytes + sumBytes;
const chunkBytes = 64 * 1024;
const mostChunks = 2 ** 32 - 1;

/** What scrypt may cost to open a file: a hostile header asks for no more than 128 MB and a second or two. */
const costs = { least: 14, usual: 16, most: 17 } as const;
const blockSize = 8;
const mostParallel = 4;

export interface SealOptions {
  /** log2 of scrypt's N. */
  readonly cost?: number;
}

/**
 * Encrypts a stream into a file, one authenticated chunk after the other (AES-256-GCM). The nonce counts the chunks and
 * marks the last one, so that none can be cut off, left out, doubled or moved.
 */
export async function seal(
  source: AsyncIterable<Uint8Array>,
  to: FileHandle,
  passphrase: string,
  { cost = costs.usual }: SealOptions = {},
): Promise<void> {
  const fixed = Buffer.concat([
    magic,
    Buffer.of(cost, blockSize, 1),
    randomBytes(saltBytes),
    randomBytes(prefixBytes),
  ]);
  const keys = await keysOf(passphrase, fixed);
  const checked = Buffer.concat([fixed, check(keys, fixed)]);
  const header = Buffer.concat([checked, sum(checked)]);
  await to.write(header);
  let counter = 0;
  let waiting: Buffer = Buffer.alloc(0);
  const put = async (plain: Uint8Array, last: boolean) => {
    if (counter > mostChunks) throw new Error('a backup of more than 256 TB');
    const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce(header, counter, last)).setAAD(header);
    counter += 1;
    await to.write(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  };
  for await (const piece of source) {
    waiting = Buffer.concat([waiting, piece]);
    // What could be the last chunk is held back until it is known whether it is.
    while (waiting.length > chunkBytes) {
      await put(waiting.subarray(0, chunkBytes), false);
      waiting = waiting.subarray(chunkBytes);
    }
  }
  await put(waiting, true);
}

/** Decrypts what `seal` wrote, chunk by chunk. Refuses (BACKUP_NOT_ONE, BACKUP_DAMAGED, BACKUP_PASSPHRASE). */
export async function* unseal(from: FileHandle, passphrase: string): AsyncGenerator<Buffer> {
  const { size } = await from.stat();
  const header = await readAt(from, 0, headerBytes);
  if (!header.subarray(0, magic.length).equals(magic)) throw new Refusal('BACKUP_NOT_ONE');
  if (header.length < headerBytes) throw new Refusal('BACKUP_DAMAGED');
  const checked = header.subarray(0, fixedBytes + checkBytes);
  if (!sum(checked).equals(header.subarray(checked.length))) throw new Refusal('BACKUP_DAMAGED');
  const fixed = header.subarray(0, fixedBytes);
  const keys = await keysOf(passphrase, fixed);
  if (!timingSafeEqual(check(keys, fixed), header.subarray(fixedBytes, fixedBytes + checkBytes))) {
    throw new Refusal('BACKUP_PASSPHRASE');
  }
  let offset = headerBytes;
  for (let counter = 0; counter <= mostChunks; counter += 1) {
    const sealed = await readAt(from, offset, chunkBytes + tagBytes);
    offset += sealed.length;
    const last = offset >= size;
    yield open(keys.seal, header, sealed, nonce(header, counter, last));
    if (last) return;
  }
}

function open(key: Buffer, header: Buffer, sealed: Buffer, iv: Buffer): Buffer {
  if (sealed.length < tagBytes) throw new Refusal('BACKUP_DAMAGED');
  const text = sealed.subarray(0, sealed.length - tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(header)
    .setAuthTag(sealed.subarray(text.length));
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    throw new Refusal('BACKUP_DAMAGED');
  }
}

async function readAt(from: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await from.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

interface Keys {
  readonly seal: Buffer;
  readonly check: Buffer;
}

function keysOf(passphrase: string, fixed: Buffer): Promise<Keys> {
  const [cost = 0, r = 0, p = 0] = fixed.subarray(magic.length);
  const bounded = cost >= costs.least && cost <= costs.most && r === blockSize && p >= 1 && p <= mostParallel;
  if (!bounded) throw new Refusal('BACKUP_DAMAGED');
  const salt = fixed.subarray(magic.length + 3, magic.length + 3 + saltBytes);
  const N = 2 ** cost;
  return new Promise((resolve, reject) => {
    // The same passphrase is typed in two ways of writing an accent, on two systems.
    scrypt(passphrase.normalize('NFC'), salt, 64, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve({ seal: key.subarray(0, 32), check: key.subarray(32) });
      else reject(error);
    });
  });
}

function check(keys: Keys, fixed: Buffer): Buffer {
  return createHmac('sha256', keys.check).update(fixed).digest();
}

function sum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, sumBytes);
}

function nonce(header: Buffer, counter: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  header.copy(bytes, 0, fixedBytes - prefixBytes, fixedBytes);
  bytes.writeUInt32BE(counter, prefixBytes);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
