import { expect, it } from 'vitest';
import { systemLanguage } from './system-language.ts';

it.each([
  [{}, 'it'],
  [{ LANG: 'it_IT.UTF-8' }, 'it'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'EN' }, 'en'],
  [{ LANG: 'C' }, 'it'],
  [{ LANG: 'de_DE.UTF-8' }, 'it'],
  [{ LANG: 'it_IT', LC_MESSAGES: 'en_US' }, 'en'],
  [{ LANG: 'en_US', LC_MESSAGES: 'en_US', LC_ALL: 'it_IT' }, 'it'],
  [{ LANG: 'en_US', LC_MESSAGES: '', LC_ALL: '' }, 'en'],
] as const)('a computer with %j speaks %s', (env, language) => {
  expect(systemLanguage(env)).toBe(language);
});
