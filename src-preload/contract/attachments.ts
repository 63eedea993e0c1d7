import { z } from 'zod';
import { id } from './common.ts';

/** A picture or a PDF that goes out with a text. */
export const attachment = z.object({
  id,
  filename: z.string(),
  mimetype: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
  /** Bytes. */
  size: z.int(),
});

/** Larger than any file that is taken, so that one which is too large is refused in words. */
const maxAttachmentBytes = 20 * 1024 * 1024;

/** The bytes of a file in base64. */
export const attachmentContent = z.string().max(Math.ceil((maxAttachmentBytes / 3) * 4) + 4);

export type Attachment = z.infer<typeof attachment>;
