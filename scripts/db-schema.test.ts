import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { currentSchema, SCHEMA_FILE } from './db-schema.ts';

it('schema.sql says what the migrations make; after a new one, `npm run db:schema` writes it anew', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(currentSchema());
});
