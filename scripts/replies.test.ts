import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPLIES_FILE, repliesPage } from './replies.ts';

it('docs/replies.md says how well replies are read; after a change, `npm run replies` measures anew', () => {
  expect(readFileSync(REPLIES_FILE, 'utf8')).toBe(repliesPage());
});
