import { z } from 'zod';
import { attachment, attachmentContent } from './attachments.ts';
import { id, language, time } from './common.ts';
import { messageKind } from './queue.ts';

export const maxBodyLength = 20_000;
const body = z.string().max(maxBodyLength);
const name = z.string().trim().min(1).max(60);

export const template = z.object({
  id,
  kind: messageKind,
  language,
  /** Shared by the variants of one text in several languages. */
  family: id,
  name: z.string(),
  body: z.string(),
  attachment: attachment.nullable(),
  revision: z.int(),
  updatedAt: time,
});

const templateRevision = z.object({
  revision: z.int(),
  body: z.string(),
  attachment: attachment.nullable(),
  savedAt: time,
});

export const templateMethods = {
  'invitations.templates': { input: z.void(), output: z.array(template) },
  /** A text of its own, or with `variantOf` the same text in another language. It starts as a copy where there is one. */
  'invitations.createTemplate': {
    input: z.strictObject({
      kind: messageKind,
      language,
      name,
      copyOf: id.optional(),
      variantOf: id.optional(),
    }),
    output: template,
  },
  'invitations.renameTemplate': { input: z.strictObject({ id, name }), output: template },
  /** Messages that were made from it stay as they are. */
  'invitations.deleteTemplate': { input: z.strictObject({ id }), output: z.object({ deleted: id }) },
  /** Without `attachment` the file stays as it is; null takes it away. */
  'invitations.saveTemplate': {
    input: z.strictObject({ id, body, attachment: id.nullable().optional() }),
    output: template,
  },
  /** Newest first. */
  'invitations.templateHistory': { input: z.strictObject({ id }), output: z.array(templateRevision) },
  /** Keeps a file, told by its content: JPEG, PNG or PDF. It goes out once a template is saved with it. */
  'invitations.addAttachment': {
    input: z.strictObject({
      filename: z.string().max(300),
      /** The file's bytes in base64. */
      content: attachmentContent,
    }),
    output: attachment,
  },
  'invitations.attachment': {
    input: z.strictObject({ id }),
    output: attachment.extend({ content: attachmentContent }),
  },
} as const;

export type Template = z.infer<typeof template>;
