import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { Refusal } from '#contract/result.ts';
import { type SealOptions, seal, unseal } from './sealed-stream.ts';

/** A name from a file is compared with these and never used as one. */
const partNames = ['settings', 'secrets', 'database'] as const;
type PartName = (typeof partNames)[number];
const mostSmallBytes = 2 ** 20;

const manifestSchema = z.strictObject({
  format: z.literal(1),
  app: z.string().max(100),
  realm: z.enum(['real', 'practice']),
  eventId: z.string().max(100),
  eventName: z.string().max(1000),
  schema: z.int().min(1),
  /** Epoch milliseconds. */
  takenAt: z.int().min(0).max(8.64e15),
  parts: z
    .array(
      z.strictObject({
        name: z.enum(partNames),
        bytes: z
          .int()
          .min(0)
          .max(2 ** 40),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(2)
    .max(3),
});

export type Manifest = z.infer<typeof manifestSchema>;

export interface Contents {
  readonly about: Omit<Manifest, 'format' | 'parts'>;
  readonly settings: string;
  readonly secrets: Readonly<Record<string, string>> | null;
  /** A closed, whole copy of the store. */
  readonly databasePath: string;
}

export interface Watching {
  /** Told of each piece of the database as it passes: twice while a backup is written, once while it is read. A throw ends it. */
  readonly onBytes?: (bytes: number) => void;
}

/** One encrypted file: a manifest and, in a fixed order, the parts it names. Memory does not grow with the store. */
export async function writeBackup(
  path: string,
  { about, settings, secrets, databasePath }: Contents,
  passphrase: string,
  { onBytes = () => {}, ...options }: SealOptions & Watching = {},
): Promise<void> {
  const small = [
    { name: 'settings' as const, content: Buffer.from(settings) },
    ...(secrets === null
      ? []
      : [{ name: 'secrets' as const, content: Buffer.from(JSON.stringify(secrets)) }]),
  ];
  const database = await measured(databasePath, onBytes);
  const manifest: Manifest = {
    format: 1,
    ...about,
    parts: [
      ...small.map(({ name, content }) => ({ name, bytes: content.length, sha256: hashOf(content) })),
      { name: 'database', ...database },
    ],
  };
  const head = Buffer.from(JSON.stringify(manifest));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  async function* plain(): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([length, head, ...small.map(({ content }) => content)]);
    for await (const piece of createReadStream(databasePath)) {
      onBytes(piece.length);
      yield piece;
    }
  }
  const file = await open(path, 'w', 0o600);
  try {
    await seal(plain(), file, passphrase, options);
    await file.sync();
  } finally {
    await file.close();
  }
}

export interface Unpacked {
  readonly manifest: Manifest;
  readonly settings: string;
  readonly secrets: Readonly<Record<string, string>> | null;
}

/**
 * Reads a backup to its end and writes its database to `databasePath`, or nowhere when that is null: then it is only
 * verified. Refuses as `unseal` does; what does not agree with its manifest is BACKUP_DAMAGED.
 */
export async function readBackup(
  path: string,
  passphrase: string,
  databasePath: string | null,
  { onBytes = () => {} }: Watching = {},
): Promise<Unpacked> {
  const file = await open(path, 'r');
  const target = databasePath === null ? null : await open(databasePath, 'w', 0o600);
  try {
    const reader = new Reader(unseal(file, passphrase));
    const manifest = readManifest(await reader.take((await reader.take(4)).readUInt32BE(0), mostSmallBytes));
    const small = new Map<PartName, string>();
    for (const { name, bytes, sha256 } of manifest.parts) {
      const hash = createHash('sha256');
      if (name === 'database') {
        for await (const piece of reader.pieces(bytes)) {
          onBytes(piece.length);
          hash.update(piece);
          await target?.write(piece);
        }
      } else {
        const content = await reader.take(bytes, mostSmallBytes);
        hash.update(content);
        small.set(name, content.toString('utf8'));
      }
      if (hash.digest('hex') !== sha256) throw new Refusal('BACKUP_DAMAGED');
    }
    await reader.end();
    await target?.sync();
    const secrets = small.get('secrets');
    return {
      manifest,
      settings: small.get('settings') ?? '',
      secrets: secrets === undefined ? null : parsed(z.record(z.string(), z.string()), secrets),
    };
  } finally {
    await file.close();
    await target?.close();
  }
}

function readManifest(bytes: Buffer): Manifest {
  const manifest = parsed(manifestSchema, bytes.toString('utf8'));
  const names = manifest.parts.map(({ name }) => name).join();
  if (names !== 'settings,database' && names !== 'settings,secrets,database')
    throw new Refusal('BACKUP_DAMAGED');
  return manifest;
}

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Refusal('BACKUP_DAMAGED');
  }
}

/** Bytes by the number, out of chunks. */
class Reader {
  readonly #chunks: AsyncGenerator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncGenerator<Buffer>) {
    this.#chunks = chunks;
  }

  async take(bytes: number, most = bytes): Promise<Buffer> {
    if (bytes > most) throw new Refusal('BACKUP_DAMAGED');
    const taken: Buffer[] = [];
    for await (const piece of this.pieces(bytes)) taken.push(piece);
    return Buffer.concat(taken);
  }

  async *pieces(bytes: number): AsyncGenerator<Buffer> {
    let left = bytes;
    while (left > 0) {
      if (this.#held.length === 0) await this.#more();
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Nothing may follow, and the last chunk has to be the last one. */
  async end(): Promise<void> {
    const next = await this.#chunks.next();
    if (this.#held.length > 0 || (next.done !== true && next.value.length > 0))
      throw new Refusal('BACKUP_DAMAGED');
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done === true) throw new Refusal('BACKUP_DAMAGED');
    this.#held = next.value;
  }
}

async function measured(
  path: string,
  onBytes: (bytes: number) => void,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    onBytes(piece.length);
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
