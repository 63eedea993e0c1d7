import type { Attachment } from '../attachment.ts';
import { recogniseAttachment } from '../recognise-attachment.ts';

/** The smallest files that are what they say; `size` pads them beyond a limit. */
export function aJpeg(size = 0): Buffer {
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffda0008010100003f00', 'hex'),
    Buffer.alloc(size),
    Buffer.from('00ffd9', 'hex'),
  ]);
}

export function aPng(): Buffer {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
}

export function aPdf(size = 0): Buffer {
  const objects = '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n';
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n${objects}`),
    Buffer.alloc(size, ' '),
    Buffer.from('trailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}

export function aFile(filename = 'invito.jpg', bytes: Buffer = aJpeg()): Attachment {
  const recognised = recogniseAttachment(bytes, filename);
  if (!recognised.ok) throw new Error(recognised.problem);
  return recognised.attachment;
}
