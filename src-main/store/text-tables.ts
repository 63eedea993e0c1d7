import type { MessageKind } from '../domain/queue/message.ts';

/** Rows of the texts that are sent, and of the files that go with them. */
export interface TemplateRow {
  id: string;
  kind: MessageKind;
  language: 'it' | 'en';
  name: string;
  body: string;
  revision: number;
  updated_at: number;
  family: string;
  attachment: string | null;
  deleted_at: number | null;
}

export interface TemplateRevisionRow {
  template_id: string;
  revision: number;
  body: string;
  attachment: string | null;
  saved_at: number;
}

export interface AttachmentRow {
  id: string;
  filename: string;
  mimetype: 'image/jpeg' | 'image/png' | 'application/pdf';
  bytes: Uint8Array;
  added_at: number;
}
