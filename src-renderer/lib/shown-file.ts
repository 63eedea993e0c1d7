import type { Attachment } from '#contract/attachments.ts';

/** A file of a message as it is shown above the words. */
export interface ShownFile {
  readonly file: Omit<Attachment, 'id'>;
  /** Of a picture, as a `data:` address; null while it is not there. */
  readonly picture: string | null;
  /** «184 KB». */
  readonly size: string;
}
