/** What a file is, told by its first bytes and never by its name. */
export type FileFormat =
  | 'csv'
  | 'xlsx'
  | 'ods'
  | 'xls'
  | 'vcard'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'rtf'
  | 'html'
  | 'json'
  | 'binary';

const SIGNATURES: readonly (readonly [FileFormat, string])[] = [
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
  if (head.startsWith('PK\x03\x04')) return zipFormat(head);
  const known = SIGNATURES.find(([, signature]) => head.startsWith(signature));
  if (known) return known[0];
  const utf16 = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  return !utf16 && bytes.includes(0) ? 'binary' : undefined;
}

function zipFormat(head: string): FileFormat {
  if (head.includes('opendocument.spreadsheet')) return 'ods';
  return head.includes('xl/') || head.includes('[Content_Types].xml') ? 'xlsx' : 'zip';
}

/** Text that is no table. Whatever is not recognised is tried as CSV. */
export function detectTextFormat(text: string): FileFormat {
  const head = text.slice(0, 1000).trimStart();
  if (/^BEGIN:VCARD/i.test(head)) return 'vcard';
  if (/^<(?:!doctype|\?xml|!--|html|head|body|table|svg|div)/i.test(head)) return 'html';
  if (/^(?:\{\s*(?:"|\})|\[\s*[{["\]])/.test(head)) return 'json';
  return 'csv';
}
