import { sql } from 'kysely';
import type {
  NewTemplate,
  TemplateRecord,
  TemplateRevision,
  TemplateStore,
  TemplateText,
} from '../domain/templates/template-store.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';
import type { TemplateRevisionRow, TemplateRow } from './text-tables.ts';

const selectTemplates = statement<Record<never, never>, TemplateRow>((_, db) =>
  db.selectFrom('template').selectAll().where('deleted_at', 'is', null).orderBy(sql`rowid`),
);

const selectTemplate = statement<{ id: string }, TemplateRow>((p, db) =>
  db.selectFrom('template').selectAll().where('id', '=', p.id).where('deleted_at', 'is', null),
);

const insertMissing = statement<{
  id: string;
  kind: TemplateRecord['kind'];
  language: TemplateRecord['language'];
  family: string;
  name: string;
  body: string;
  attachment: string | null;
  now: number;
}>((p, db) =>
  db
    .insertInto('template')
    .values({
      id: p.id,
      kind: p.kind,
      language: p.language,
      family: p.family,
      name: p.name,
      body: p.body,
      attachment: p.attachment,
      revision: 1,
      updated_at: p.now,
      deleted_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const updateText = statement<{ id: string; body: string; attachment: string | null; now: number }>((p, db) =>
  db
    .updateTable('template')
    .set({ body: p.body, attachment: p.attachment, revision: sql`revision + 1`, updated_at: p.now })
    .where('id', '=', p.id),
);

const updateName = statement<{ id: string; name: string }>((p, db) =>
  db.updateTable('template').set({ name: p.name }).where('id', '=', p.id).where('deleted_at', 'is', null),
);

const markDeleted = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('template')
    .set({ deleted_at: p.now })
    .where('id', '=', p.id)
    .where('deleted_at', 'is', null),
);

const keepRevision = statement<{ id: string }>((p, db) =>
  db
    .insertInto('template_revision')
    .columns(['template_id', 'revision', 'body', 'attachment', 'saved_at'])
    .expression(
      db
        .selectFrom('template')
        .select(['id', 'revision', 'body', 'attachment', 'updated_at'])
        .where('id', '=', p.id),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

const selectRevisions = statement<{ id: string }, TemplateRevisionRow>((p, db) =>
  db
    .selectFrom('template_revision')
    .selectAll()
    .where('template_id', '=', p.id)
    .orderBy('revision', 'desc')
    .limit(200),
);

export function createTemplateStore(database: Database): TemplateStore {
  return {
    async templates() {
      return database.all(selectTemplates({})).map(toTemplate);
    },
    async template(id) {
      const row = database.get(selectTemplate({ id }));
      return row && toTemplate(row);
    },
    async addMissing(templates, now) {
      database.transaction(() => {
        for (const template of templates) insert(database, template, now);
      });
    },
    async create(template, now) {
      return database.transaction(() => insert(database, template, now));
    },
    async save(id, text, now) {
      return database.transaction(() => save(database, id, text, now));
    },
    async rename(id, name) {
      return database.run(updateName({ id, name })) > 0;
    },
    async remove(id, now) {
      return database.run(markDeleted({ id, now })) > 0;
    },
    async revisions(id) {
      return database.all(selectRevisions({ id })).map(toRevision);
    },
  };
}

function insert(database: Database, template: NewTemplate, now: number): boolean {
  const { id, kind, language, family, name, body, attachment } = template;
  const added = database.run(insertMissing({ id, kind, language, family, name, body, attachment, now })) > 0;
  if (added) database.run(keepRevision({ id }));
  return added;
}

function save(database: Database, id: string, { body, attachment }: TemplateText, now: number): boolean {
  const row = database.get(selectTemplate({ id }));
  if (row === null) return false;
  if (row.body === body && row.attachment === attachment) return true;
  database.run(updateText({ id, body, attachment, now }));
  database.run(keepRevision({ id }));
  return true;
}

function toTemplate(row: TemplateRow): TemplateRecord {
  const { id, kind, language, family, name, body, attachment, revision } = row;
  return { id, kind, language, family, name, body, attachment, revision, updatedAt: row.updated_at };
}

function toRevision({ revision, body, attachment, saved_at }: TemplateRevisionRow): TemplateRevision {
  return { revision, body, attachment, savedAt: saved_at };
}
