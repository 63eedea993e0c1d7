import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly content: string;
}

/** 1 January 1980: the same list gives the same bytes on every day. */
const NO_DATE = 0x21;

/** A zip archive of a few texts, as small as a workbook needs it. */
export function writeZip(parts: readonly Part[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const plain = new TextEncoder().encode(content);
    const packed = deflateRawSync(plain);
    const nameBytes = new TextEncoder().encode(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(NO_DATE, 8);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const start = Buffer.alloc(14);
    start.writeUInt32LE(offset, 10);
    pieces.push(Buffer.from('PK\x03\x04'), common, nameBytes, packed);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.of(20, 0), common, start, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
