import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#contract/common.ts';

/** One file per language and feature: `it/queue.json` is the namespace `queue`. A new file is found by itself. */
const files = import.meta.glob<ResourceLanguage>('./*/*.json', { eager: true, import: 'default' });

export const resources: Readonly<Record<Language, ResourceLanguage>> = {
  it: namespacesOf('it'),
  en: namespacesOf('en'),
};

function namespacesOf(language: Language): ResourceLanguage {
  const folder = `./${language}/`;
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(folder))
      .map(([path, words]) => [path.slice(folder.length, -'.json'.length), words]),
  );
}

/** The words of the app. `changeLanguage` takes effect at once. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources,
    ns: Object.keys(resources.it),
    defaultNS: 'common',
    initAsync: false,
    // React escapes what it renders; a second time would show «&#39;».
    interpolation: { escapeValue: false },
  });
  return instance;
}

/** The language to start with, until the configuration is known. */
export function systemLanguage(preferred: readonly string[]): Language {
  return preferred[0]?.toLowerCase().startsWith('it') ? 'it' : 'en';
}
