import { createHash } from 'node:crypto';

export type AttachmentType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** A file that goes out with a text. Kept once, whatever sends it; never changed, so a queued message stays as it is. */
export interface AttachmentInfo {
  /** SHA-256 (hex) of name and content: both are what the guest sees. */
  readonly id: string;
  readonly filename: string;
  readonly mimetype: AttachmentType;
  /** Bytes. */
  readonly size: number;
}

export interface Attachment extends AttachmentInfo {
  readonly bytes: Uint8Array;
}

export interface AttachmentStore {
  /** The same file again changes nothing. */
  add(attachment: Attachment, now: number): Promise<void>;
  info(id: string): Promise<AttachmentInfo | null>;
  /** null where there is none, or where its bytes are no longer those that were stored. */
  read(id: string): Promise<Attachment | null>;
  /** By the SHA-256 (base64) of its bytes alone; null where there is none. */
  withContent(sha256: string): Promise<AttachmentInfo | null>;
  /**
   * Removes what was added before this moment (epoch milliseconds) and belongs to no text, old or new, and to no message.
   * A deleted text counts only while there is a message that was made from it.
   */
  removeUnused(before: number): Promise<number>;
}

/** What makes up the id. A stored file that no longer gives it is damaged, and never sent. */
export function attachmentId(filename: string, bytes: Uint8Array): string {
  return createHash('sha256').update(filename).update('\0').update(bytes).digest('hex');
}
