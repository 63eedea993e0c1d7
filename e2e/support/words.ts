import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInstance, type ResourceLanguage } from 'i18next';
import type { Language } from '../../src-preload/contract/common.ts';

const locales = fileURLToPath(new URL('../../src-renderer/locales', import.meta.url));

/** A sentence as the window says it: `words('guests:bar.apply', { count: 3, n: '3' })`. Throws for a key it has not. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the app, from the files it is built with. */
export function wordsOf(language: Language): Words {
  const instance = createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: namespacesIn(`${locales}/${language}`) },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (key, values = {}) => {
    if (!instance.exists(key, values)) throw new Error(`there are no words for ${key} in ${language}`);
    return instance.t(key, values);
  };
}

function namespacesIn(folder: string): ResourceLanguage {
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')),
    ]),
  );
}
