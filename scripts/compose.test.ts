import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { composeFile } from '../src-main/container/compose.ts';
import { COMPOSE_FILE } from './compose.ts';

it('the compose file says what the container definition says; after a change, `npm run compose` writes it anew', () => {
  expect(readFileSync(COMPOSE_FILE, 'utf8')).toBe(composeFile());
});
