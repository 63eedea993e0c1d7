import type { Language } from '#contract/common.ts';

/** Fetched when it is wanted: it is no part of what every start has to load. */
const samples = import.meta.glob<string>('../../../../resources/sample-guests*.csv', {
  query: '?raw',
  import: 'default',
});

const names: Readonly<Record<Language, string>> = { it: 'sample-guests.csv', en: 'sample-guests-en.csv' };

/** A guest list to try with: names and numbers of nobody. */
export async function loadSampleList(language: Language): Promise<File> {
  const name = names[language];
  const text = await samples[`../../../../resources/${name}`]?.();
  if (text === undefined) throw new Error(`${name} is not part of this build`);
  return new File([text], name, { type: 'text/csv' });
}
