import { Refusal } from '#contract/result.ts';
import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import { recogniseAttachment } from '../domain/attachments/recognise-attachment.ts';
import type { Clock } from '../domain/clock.ts';
import type { Handlers } from './handlers.ts';

export interface AttachmentHandlerParts {
  readonly attachments: AttachmentStore;
  readonly clock: Clock;
}

type AttachmentHandlers = Pick<Handlers, 'invitations.addAttachment' | 'invitations.attachment'>;

/** Pictures and PDFs that go out with a text. */
export function attachmentHandlers({ attachments, clock }: AttachmentHandlerParts): AttachmentHandlers {
  return {
    async 'invitations.addAttachment'({ filename, content }) {
      const recognised = recogniseAttachment(Buffer.from(content, 'base64'), filename);
      if (!recognised.ok) {
        const { problem, limitMegabytes } = recognised;
        throw new Refusal('ATTACHMENT_INVALID', { problem, ...(limitMegabytes && { limitMegabytes }) });
      }
      const { bytes: _, ...info } = recognised.attachment;
      await attachments.add(recognised.attachment, clock.now().wall);
      return info;
    },
    async 'invitations.attachment'({ id }) {
      const file = await attachments.read(id);
      if (file === null) throw new Refusal('UNKNOWN_ATTACHMENT');
      const { bytes, ...info } = file;
      return { ...info, content: Buffer.from(bytes).toString('base64') };
    },
  };
}
