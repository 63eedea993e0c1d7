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

export function createAttachmentStore(database: Database): AttachmentStore {
  return {
    async add({ id, filename, mimetype, bytes }, now) {
      database.run(insertAttachment({ id, filename, mimetype, bytes, now }));
    },
    async info(id) {
      return database.get(selectInfo({ id }));
    },
    async read(id) {
      const row = database.get(selectAttachment({ id }));
      return row === null || attachmentId(row.filename, row.bytes) !== id ? null : toAttachment(row);
    },
  };
}

function toAttachment({ id, filename, mimetype, bytes }: AttachmentRow): Attachment {
  return { id, filename, mimetype, size: bytes.length, bytes };
}
