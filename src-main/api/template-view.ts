import type { Template } from '#contract/templates.ts';
import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import type { TemplateRecord } from '../domain/templates/template-store.ts';
import { iso } from './views.ts';

export async function templateView(
  { updatedAt, attachment, ...template }: TemplateRecord,
  attachments: Pick<AttachmentStore, 'info'>,
): Promise<Template> {
  const file = attachment === null ? null : await attachments.info(attachment);
  return { ...template, attachment: file, updatedAt: iso(updatedAt) };
}
