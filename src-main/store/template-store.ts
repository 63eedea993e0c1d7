import { sql } from 'kysely';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';
import type { TemplateRow } from './tables.ts';

const selectTemplates = statement<Record<never, never>, TemplateRow>((_, db) =>
  db.selectFrom('template').selectAll().orderBy(sql`rowid`),
);

const selectTemplate = statement<{ id: string }, TemplateRow>((p, db) =>
  db.selectFrom('template').selectAll().where('id', '=', p.id),
);

const insertMissing = statement<{
  id: string;
  kind: TemplateRow['kind'];
  language: TemplateRow['language'];
  name: string;
  body: string;
  now: number;
}>((p, db) =>
  db
    .insertInto('template')
    .values({
      id: p.id,
      kind: p.kind,
      language: p.language,
      name: p.name,
      body: p.body,
      revision: 1,
      updated_at: p.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const updateBody = statement<{ id: string; body: string; now: number }>((p, db) =>
  db
    .updateTable('template')
    .set({
      body: p.body,
      revision: sql`revision + (body <> ${p.body})`,
      updated_at: sql`iif(body <> ${p.body}, ${p.now}, updated_at)`,
    })
    .where('id', '=', p.id),
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
        for (const { id, kind, language, name, body } of templates) {
          database.run(insertMissing({ id, kind, language, name, body, now }));
        }
      });
    },
    async save(id, body, now) {
      return database.run(updateBody({ id, body, now })) > 0;
    },
  };
}

function toTemplate(row: TemplateRow): TemplateRecord {
  const { id, kind, language, name, body, revision } = row;
  return { id, kind, language, name, body, revision, updatedAt: row.updated_at };
}
