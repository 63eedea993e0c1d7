import { inflateRawSync } from 'node:zlib';
import { UnreadableError } from './table.ts';

/** What a workbook of guests may hold. A bomb is refused here, from its directory, before a byte of it is inflated. */
const MAX_ENTRIES = 2000;
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;
/** Only of entries worth a look: a small file of blanks packs as well as any bomb. */
const MAX_RATIO = 500;
const RATIO_MATTERS_FROM = 4 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const IN_ZIP64 = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface ZipFile {
  readonly names: readonly string[];
  /** The bytes of one entry, or undefined when there is no such entry. */
  read(name: string): Uint8Array | undefined;
}

export function openZip(bytes: Uint8Array): ZipFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      return entry && inflate(bytes, view, entry);
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new UnreadableError('IMPORT_BOMB', { entries: count });
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged();
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new UnreadableError('IMPORT_PASSWORD');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry = sizesOf(view, at, at + 46 + nameLength, extraLength);
    total += entry.size;
    if (isBomb(entry) || total > MAX_TOTAL_BYTES) throw new UnreadableError('IMPORT_BOMB', { bytes: total });
    entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Behind it there may be a comment, and nothing else. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}

/** Some writers keep the sizes of every entry in the extra field that was made for huge ones. */
function sizesOf(view: DataView, at: number, extra: number, extraLength: number): Entry {
  const wide = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  for (let field = extra; field + 4 <= Math.min(extra + extraLength, view.byteLength); ) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let from = field + 4;
      for (const [index, value] of wide.entries()) {
        if (value !== IN_ZIP64 || from + 8 > field + 4 + length || from + 8 > view.byteLength) continue;
        wide[index] = Number(view.getBigUint64(from, true));
        from += 8;
      }
    }
    field += 4 + length;
  }
  const [size = 0, packed = 0, offset = 0] = wide;
  return { method: view.getUint16(at + 10, true), packed, size, offset };
}

function isBomb({ size, packed }: Entry): boolean {
  if (size > MAX_ENTRY_BYTES) return true;
  return size > RATIO_MATTERS_FROM && size > packed * MAX_RATIO;
}

/** A directory that lies about a size does not get beyond the size it named. */
function inflate(bytes: Uint8Array, view: DataView, { method, packed, size, offset }: Entry): Uint8Array {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_HEADER) throw damaged();
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(from, from + packed);
  if (method === STORED) return data;
  if (method !== DEFLATED) throw damaged();
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === 'ERR_BUFFER_TOO_LARGE' ? new UnreadableError('IMPORT_BOMB', { bytes: size }) : damaged();
  }
}

function damaged(): UnreadableError {
  return new UnreadableError('IMPORT_DAMAGED');
}
