import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIFE_FILE, messageLife } from './message-life.ts';

it('docs/message-life.md shows the table of transitions; after a change, `npm run message-life` draws it anew', () => {
  expect(readFileSync(LIFE_FILE, 'utf8')).toBe(messageLife());
});
