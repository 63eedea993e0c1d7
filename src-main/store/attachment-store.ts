import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Attachment, AttachmentInfo, AttachmentStore } from '../domain/attachments/attachment.ts';
import { attachmentId } from '../domain/attachments/attachment.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';
import type { AttachmentRow } from './text-tables.ts';

const insertAttachment = statement<{
  id: string;
  filename: string;
  mimetype: AttachmentInfo['mimetype'];
  bytes: Uint8Array;
  now: number;
}>((p, db) =>
  db
    .insertInto('attachment')
    .values({ id: p.id, filename: p.filename, mimetype: p.mimetype, bytes: p.bytes, added_at: p.now })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const selectInfo = statement<{ id: string }, AttachmentInfo>((p, db) =>
  db
    .selectFrom('attachment')
    .select(['id', 'filename', 'mimetype', sql<number>`length(bytes)`.as('size')])
    .where('id', '=', p.id),
);

const selectAttachment = statement<{ id: string }, AttachmentRow>((p, db) =>
  db.selectFrom('attachment').selectAll().where('id', '=', p.id),
);

const selectIds = statement<Record<never, never>, { id: string }>((_, db) =>
  db.selectFrom('attachment').select('id'),
);

/** A revision counts too: it can be taken back, and a waiting message may be written anew from it. */
const isUnused = sql<boolean>`NOT EXISTS (SELECT 1 FROM template WHERE template.attachment = attachment.id)
  AND NOT EXISTS (SELECT 1 FROM template_revision AS revision WHERE revision.attachment = attachment.id)
  AND NOT EXISTS (SELECT 1 FROM whatsapp_message_queue AS message WHERE message.attachment = attachment.id)`;

/** Nobody can take their revisions back, and no message was made from one. Those without files are no burden. */
const deletedUnsent = sql<string>`(SELECT id FROM template WHERE deleted_at IS NOT NULL
  AND (attachment IS NOT NULL OR EXISTS (SELECT 1 FROM template_revision AS revision
    WHERE revision.template_id = template.id AND revision.attachment IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM whatsapp_message_queue AS message WHERE message.template_id = template.id))`;

const forgetRevisions = statement<Record<never, never>>((_, db) =>
  db.deleteFrom('template_revision').where('template_id', 'in', deletedUnsent),
);

/** The row itself stays: a shipped text that was deleted must not come back. */
const takeOffFiles = statement<Record<never, never>>((_, db) =>
  db.updateTable('template').set({ attachment: null }).where('id', 'in', deletedUnsent),
);

const deleteUnused = statement<{ before: number }>((p, db) =>
  db.deleteFrom('attachment').where('added_at', '<', p.before).where(isUnused),
);

const deleteIfUnused = statement<{ id: string }>((p, db) =>
  db.deleteFrom('attachment').where('id', '=', p.id).where(isUnused),
);

export function createAttachmentStore(database: Database): AttachmentStore {
  return {
    async add({ id, filename, mimetype, bytes }, now) {
      database.transaction(() => {
        // Chosen again, it is as new as it was then: whoever chose it is about to save a text with it.
        database.run(deleteIfUnused({ id }));
        database.run(insertAttachment({ id, filename, mimetype, bytes, now }));
      });
    },
    async info(id) {
      return database.get(selectInfo({ id }));
    },
    async read(id) {
      const row = database.get(selectAttachment({ id }));
      return row === null || attachmentId(row.filename, row.bytes) !== id ? null : toAttachment(row);
    },
    async withContent(sha256) {
      // One file in memory at a time: they are few, and large.
      for (const { id } of database.all(selectIds({}))) {
        const row = database.get(selectAttachment({ id }));
        if (row === null || hash('sha256', row.bytes, 'base64') !== sha256) continue;
        const { bytes: _, ...info } = toAttachment(row);
        return info;
      }
      return null;
    },
    async removeUnused(before) {
      return database.transaction(() => {
        // The files of the template tell which ones are meant, so they come last.
        database.run(forgetRevisions({}));
        database.run(takeOffFiles({}));
        return database.run(deleteUnused({ before }));
      });
    },
  };
}

function toAttachment({ id, filename, mimetype, bytes }: AttachmentRow): Attachment {
  return { id, filename, mimetype, size: bytes.length, bytes };
}
