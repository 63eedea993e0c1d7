import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { appId } from './app-id.ts';

it('the app that runs has the name its installer gave to the shortcut, or Windows would show no notification', () => {
  const packaging = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
  expect(/^appId: (.+)$/m.exec(packaging)?.[1]).toBe(appId);
});
