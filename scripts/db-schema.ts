// Writes src-main/store/schema.sql: the store's schema in one place to read, made from the migrations.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src-main/store/open-database.ts';
import { ROOT } from './paths.mjs';

export const SCHEMA_FILE = join(ROOT, 'src-main/store/schema.sql');

const HEADER = '-- Made from the migrations by `npm run db:schema`. Read it here, change it there.';

/** What a store made today consists of, tables first, each kind by name. */
export function currentSchema(): string {
  const opened = openDatabase({ path: ':memory:', realm: 'practice', newId: () => 'event', now: 0 });
  if (!opened.ok) throw new Error(opened.code);
  const statements = opened.database.all<{ sql: string }>({
    // A full-text index keeps tables of its own, which are its business.
    sql: `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
        AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
      ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name`,
    parameters: [],
  });
  opened.database.close();
  return `${[HEADER, ...statements.map(({ sql }) => `${sql};`)].join('\n\n')}\n`;
}

if (import.meta.main) {
  writeFileSync(SCHEMA_FILE, currentSchema());
  console.log(`Wrote ${SCHEMA_FILE}`);
}
