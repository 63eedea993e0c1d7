import type { MessageKind } from '../queue/message.ts';

export interface TemplateRecord {
  readonly id: string;
  readonly kind: MessageKind;
  readonly language: 'it' | 'en';
  readonly name: string;
  readonly body: string;
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

export interface TemplateStore {
  templates(): Promise<readonly TemplateRecord[]>;
  template(id: string): Promise<TemplateRecord | null>;
  /** Adds those whose id is not there yet; never touches a text somebody may have edited. */
  addMissing(
    templates: readonly Omit<TemplateRecord, 'revision' | 'updatedAt'>[],
    now: number,
  ): Promise<void>;
  /** A new body is a new revision; the same body changes nothing. False for an unknown id. */
  save(id: string, body: string, now: number): Promise<boolean>;
}
