import { type Attachment, type AttachmentType, attachmentId } from './attachment.ts';

/**
 * `EMPTY`: no bytes. `HEIC`: a photo as iPhones keep them, which many phones cannot show. `UNKNOWN_TYPE`: none of JPEG,
 * PNG and PDF, whatever its name says. `INCOMPLETE`: begins as one but its end is missing. `TOO_LARGE`: over its limit.
 */
export type AttachmentProblem = 'EMPTY' | 'HEIC' | 'UNKNOWN_TYPE' | 'INCOMPLETE' | 'TOO_LARGE';

export type RecognisedAttachment =
  | { readonly ok: true; readonly attachment: Attachment }
  | { readonly ok: false; readonly problem: AttachmentProblem; readonly limitMegabytes?: number };

const megabyte = 1024 * 1024;
/** WhatsApp makes a larger photo smaller anyway; a guest on the road should not have to load much for a PDF either. */
const limits: Readonly<Record<AttachmentType, number>> = {
  'image/jpeg': 5,
  'image/png': 5,
  'application/pdf': 10,
};
const extensions: Readonly<Record<AttachmentType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};
const longestName = 80;

/** Goes by what is in the file: names lie, and WAHA passes on whatever type it is told. */
export function recogniseAttachment(bytes: Uint8Array, filename: string): RecognisedAttachment {
  if (bytes.length === 0) return { ok: false, problem: 'EMPTY' };
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mimetype = typeOf(content);
  if (mimetype === null) return { ok: false, problem: isHeic(content) ? 'HEIC' : 'UNKNOWN_TYPE' };
  const limitMegabytes = limits[mimetype];
  if (bytes.length > limitMegabytes * megabyte) return { ok: false, problem: 'TOO_LARGE', limitMegabytes };
  if (!isComplete(content, mimetype)) return { ok: false, problem: 'INCOMPLETE' };
  const name = safeName(filename, mimetype);
  const id = attachmentId(name, bytes);
  return { ok: true, attachment: { id, filename: name, mimetype, size: bytes.length, bytes } };
}

const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');
const jpegEnd = Buffer.from('ffd9', 'hex');
const jpegStart = Buffer.from('ffd8ff', 'hex');

function typeOf(content: Buffer): AttachmentType | null {
  if (startsWith(content, jpegStart)) return 'image/jpeg';
  if (startsWith(content, pngStart)) return 'image/png';
  // Some programs write a few bytes before it, and every reader bears with them.
  return content.subarray(0, 1024).includes('%PDF-') ? 'application/pdf' : null;
}

function isHeic(content: Buffer): boolean {
  return /^ftyp(?:hei[cmsx]|hevc|mif1|msf1)/.test(content.subarray(4, 12).toString('latin1'));
}

/** A download that broke off would reach every guest half grey. */
function isComplete(content: Buffer, mimetype: AttachmentType): boolean {
  switch (mimetype) {
    case 'image/jpeg':
      return content.includes(jpegEnd, startOfScan(content));
    case 'image/png':
      return content.subarray(8, 32).includes('IHDR') && content.subarray(-64).includes('IEND');
    case 'application/pdf':
      return content.subarray(-2048).includes('%%EOF');
  }
}

/** Where the picture itself begins: before it there may be a small one, which has an end of its own. */
function startOfScan(content: Buffer): number {
  let at = 2;
  while (at + 4 <= content.length && content[at] === 0xff && content[at + 1] !== 0xda) {
    at += 2 + content.readUInt16BE(at + 2);
  }
  return at;
}

function startsWith(content: Buffer, start: Buffer): boolean {
  return content.subarray(0, start.length).equals(start);
}

/** The guest sees it with a PDF: the last part of a path, without what a phone cannot show, with the true ending. */
function safeName(filename: string, mimetype: AttachmentType): string {
  const last = filename.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replaceAll(/[\p{C}<>:"|?*]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, longestName)
    .toWellFormed();
  return `${stem === '' || stem.startsWith('.') ? 'invito' : stem}.${extensions[mimetype]}`;
}
