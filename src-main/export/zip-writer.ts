import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** What the 32 bits of a plain zip can count. */
const most = 2 ** 32 - 1;
const mostEntries = 2 ** 16 - 1;
const localBytes = 30;

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  readonly start: number;
}

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * A zip archive written straight to a file, one entry after the other: memory does not grow with it. Each header is
 * completed once its entry is written, so that every program can read it from the front.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #stamp: number;
  readonly #entries: Entry[] = [];
  #at = 0;

  private constructor(file: FileHandle, stamp: number) {
    this.#file = file;
    this.#stamp = stamp;
  }

  /** `now`: epoch milliseconds, the time every entry bears. The file is for its owner only. */
  static async create(path: string, now: number): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'w', 0o600), dosTime(now));
  }

  async add(path: string, pieces: Pieces): Promise<void> {
    const name = Buffer.from(path);
    const start = this.#at;
    let [crc, size, packed] = [0, 0, 0];
    async function* counted() {
      for await (const piece of pieces) {
        crc = crc32(piece, crc);
        size += piece.length;
        yield piece;
      }
    }
    await this.#write(Buffer.concat([this.#local({ name, crc, size, packed, start }), name]));
    await pipeline(Readable.from(counted()), createDeflateRaw(), async (deflated: AsyncIterable<Buffer>) => {
      for await (const piece of deflated) {
        packed += piece.length;
        await this.#write(piece);
      }
    });
    const entry = { name, crc, size, packed, start };
    if (Math.max(size, packed, this.#at) > most) throw new Error('a zip entry of more than 4 GB');
    await this.#file.write(this.#local(entry), 0, localBytes, start);
    this.#entries.push(entry);
  }

  /** Without it there is no archive. */
  async finish(): Promise<void> {
    if (this.#entries.length > mostEntries) throw new Error('a zip of more than 65,535 entries');
    const directoryAt = this.#at;
    for (const entry of this.#entries) await this.#write(Buffer.concat([this.#central(entry), entry.name]));
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#at - directoryAt, 12);
    end.writeUInt32LE(directoryAt, 16);
    await this.#write(end);
    await this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    // A disk may take only a part of what it is given.
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, this.#at);
      written += bytesWritten;
      this.#at += bytesWritten;
    }
  }

  #local(entry: Entry): Buffer {
    const header = Buffer.alloc(localBytes);
    header.write('PK\x03\x04', 'latin1');
    this.#common(entry).copy(header, 4);
    return header;
  }

  #central(entry: Entry): Buffer {
    const header = Buffer.alloc(46);
    header.write('PK\x01\x02', 'latin1');
    header.writeUInt16LE(20, 4);
    this.#common(entry).copy(header, 6);
    header.writeUInt32LE(entry.start, 42);
    return header;
  }

  /** Version, flags (names in UTF-8), method, time, checksum, sizes, length of the name; nothing extra. */
  #common({ name, crc, size, packed }: Entry): Buffer {
    const bytes = Buffer.alloc(26);
    bytes.writeUInt16LE(20, 0);
    bytes.writeUInt16LE(0x800, 2);
    bytes.writeUInt16LE(8, 4);
    bytes.writeUInt32LE(this.#stamp, 6);
    bytes.writeUInt32LE(crc, 10);
    bytes.writeUInt32LE(packed, 14);
    bytes.writeUInt32LE(size, 18);
    bytes.writeUInt16LE(name.length, 22);
    return bytes;
  }
}

/** In UTC, in steps of two seconds: date in the upper half. */
function dosTime(now: number): number {
  const at = new Date(Math.max(now, Date.UTC(1980, 0, 1)));
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 2 ** 16 + time;
}
