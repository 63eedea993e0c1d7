import { unmarkedUtf16 } from './decode-text.ts';

/** What a file is, told by its first bytes and never by its name. */
export type FileFormat =
  | 'csv'
  | 'xlsx'
  | 'ods'
  | 'xls'
  | 'password'
  | 'vcard'
  | 'numbers'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'rtf'
  | 'html'
  | 'json'
  | 'binary';

const SIGNATURES: readonly (readonly [FileFormat, string])[] = [
  ['zip', 'PK\x03\x04'],
  ['xls', '\xd0\xcf\x11\xe0'],
  ['pdf', '%PDF'],
  ['image', '\x89PNG'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF8'],
  ['rtf', '{\\rtf'],
  ['binary', '\x1f\x8b'],
];

/** Formats with a signature, before anything is decoded; undefined when it may be text. */
export function detectBinaryFormat(bytes: Uint8Array): FileFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const known = SIGNATURES.find(([, signature]) => head.startsWith(signature));
  if (known) return known[0] === 'xls' && isEncrypted(bytes) ? 'password' : known[0];
  const utf16 =
    head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff') || unmarkedUtf16(bytes) !== undefined;
  return !utf16 && bytes.includes(0) ? 'binary' : undefined;
}

/** A workbook with a password is an old Office container around one stream of noise. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    'EncryptedPackage',
    0,
    'utf16le',
  );
}

/** What an archive is, told by what stands in it. */
export function formatOfZip(names: readonly string[]): FileFormat {
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (names.includes('xl/workbook.bin')) return 'xls';
  if (names.includes('content.xml')) return 'ods';
  return names.some((name) => name.endsWith('.iwa') || name === 'Index.zip') ? 'numbers' : 'zip';
}

/** Text that is no table. Whatever is not recognised is tried as CSV. */
export function detectTextFormat(text: string): FileFormat {
  const head = text.slice(0, 1000).trimStart();
  if (/^BEGIN:VCARD/i.test(head)) return 'vcard';
  if (/^<(?:!doctype|\?xml|!--|html|head|body|table|svg|div)/i.test(head)) return 'html';
  if (/^(?:\{\s*(?:"|\})|\[\s*[{["\]])/.test(head)) return 'json';
  return 'csv';
}
