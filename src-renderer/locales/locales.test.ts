import { describe, expect, it } from 'vitest';
import { createI18n, resources, systemLanguage } from './i18n.ts';

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

function flatten(words: unknown, prefix: string): string[] {
  if (typeof words !== 'object' || words === null) return [prefix];
  return Object.entries(words).flatMap(([key, value]) =>
    flatten(value, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function keysOf(language: 'it' | 'en'): string[] {
  return Object.entries(resources[language]).flatMap(([namespace, words]) =>
    flatten(words, '').map((key) => `${namespace}:${key}`),
  );
}

/** A key as a call names it: `slots.used_one` and `cause_named_other` are `slots.used` and `cause`. */
function asCalled(key: string): string {
  return key.replace(/_(zero|one|other)$/, '').replace(/_named$/, '');
}

interface Use {
  readonly file: string;
  readonly pattern: RegExp;
  readonly text: string;
}

/** Every `t('…')` with its namespace: a `ns:` prefix, else that of the file's useTranslation or TFunction. */
function usesOf([file, source]: [string, string]): Use[] {
  const namespace = /useTranslation\('([\w-]+)'\)|TFunction<'([\w-]+)'>/.exec(source);
  const calls = source.matchAll(
    /(?<![\w.])t\(\s*(?:[^'"`()]*\?\s*)?(['"`])((?:(?!\1).)+)\1(?:\s*:\s*[^'"`()]*\?\s*(['"])([^'"]+)\3\s*:\s*(['"])([^'"]+)\5|\s*:\s*(['"])([^'"]+)\7)?/g,
  );
  return [...calls].flatMap((call) =>
    [call[2], call[4], call[6], call[8]]
      .filter((key) => key !== undefined)
      .map((key) => {
        const full = key.includes(':') ? key : `${namespace?.[1] ?? namespace?.[2] ?? 'common'}:${key}`;
        const pattern = full
          .split(/\$\{[^}]*\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('[^.]+');
        return { file, pattern: new RegExp(`^${pattern}$`), text: full };
      }),
  );
}

const uses = sources.flatMap(usesOf);

describe('the words', () => {
  it('are the same set in both languages', () => {
    expect(keysOf('en').sort()).toEqual(keysOf('it').sort());
  });

  it('take the same values in both languages', () => {
    const i18n = { it: createI18n('it'), en: createI18n('en') };
    const values = (language: 'it' | 'en', key: string) =>
      [
        ...String(i18n[language].getResource(language, ...(key.split(':') as [string, string]))).matchAll(
          /\{\{\w+\}\}/g,
        ),
      ]
        .map(String)
        .sort();
    for (const key of keysOf('it')) expect(values('en', key), key).toEqual(values('it', key));
  });

  it('exist for every t(…) in the sources', () => {
    const known = keysOf('it').map(asCalled);
    const missing = uses.filter(({ pattern }) => !known.some((key) => pattern.test(key)));
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('are all used', () => {
    const unused = keysOf('it').filter((key) => !uses.some(({ pattern }) => pattern.test(asCalled(key))));
    expect(unused).toEqual([]);
  });

  it('are all written', () => {
    for (const language of ['it', 'en'] as const) {
      const empty = Object.entries(resources[language]).flatMap(
        ([, words]) => JSON.stringify(words).match(/:""/g) ?? [],
      );
      expect(empty).toEqual([]);
    }
  });
});

describe('the language', () => {
  it('changes at once', async () => {
    const i18n = createI18n('it');
    expect(i18n.t('components:message.PENDING')).toBe('In coda');
    await i18n.changeLanguage('en');
    expect(i18n.t('components:message.PENDING')).toBe('Queued');
  });

  it('is Italian on an Italian system and English elsewhere', () => {
    expect(systemLanguage(['it-CH', 'de'])).toBe('it');
    expect(systemLanguage(['fr-FR'])).toBe('en');
    expect(systemLanguage([])).toBe('en');
  });
});
