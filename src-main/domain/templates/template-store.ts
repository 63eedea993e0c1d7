import type { MessageKind } from '../queue/message.ts';

/** What a revision keeps: the words, and the file that goes with them. */
export interface TemplateText {
  readonly body: string;
  /** Id of a stored file. */
  readonly attachment: string | null;
}

export interface NewTemplate extends TemplateText {
  readonly id: string;
  readonly kind: MessageKind;
  readonly language: 'it' | 'en';
  /** Shared by the variants of one text in several languages. */
  readonly family: string;
  readonly name: string;
}

export interface TemplateRecord extends NewTemplate {
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

export interface TemplateRevision extends TemplateText {
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

/** A deleted template is unknown here; messages that were made from it keep their text, and its revisions stay. */
export interface TemplateStore {
  templates(): Promise<readonly TemplateRecord[]>;
  template(id: string): Promise<TemplateRecord | null>;
  /** Adds those whose id was never there; never touches a text somebody may have edited, or deleted. */
  addMissing(templates: readonly NewTemplate[], now: number): Promise<void>;
  /** False for an id that is taken. */
  create(template: NewTemplate, now: number): Promise<boolean>;
  /** Another text is a new revision; the same one changes nothing. False for an unknown id. */
  save(id: string, text: TemplateText, now: number): Promise<boolean>;
  rename(id: string, name: string): Promise<boolean>;
  remove(id: string, now: number): Promise<boolean>;
  /** Newest first, the current one included. */
  revisions(id: string): Promise<readonly TemplateRevision[]>;
}
