import { expect, it } from 'vitest';
import { desktopLanguage } from './desktop-language.ts';

it.each([
  [['it-IT', 'en-US'], 'it'],
  [['en-GB', 'it-IT'], 'en'],
  [['de-DE', 'en', 'it'], 'en'],
  [['de-DE', 'fr'], 'it'],
  [['enm', 'ita'], 'it'],
  [[], 'it'],
] as const)('speaks to a computer set to %j in %s', (preferred, language) =>
  expect(desktopLanguage(preferred)).toBe(language),
);
