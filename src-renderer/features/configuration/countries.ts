import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import type { Language } from '#contract/common.ts';
import { formatWords } from '../../lib/format-words.ts';

/** «Italia (+39)»; the code itself for a country that has no prefix of its own. */
export function countryName(code: string, language: Language): string {
  const country = getCountries().find((known) => known === code);
  if (country === undefined) return code;
  const names = new Intl.DisplayNames(formatWords[language].locale, { type: 'region' });
  return `${names.of(country) ?? country} (+${getCountryCallingCode(country)})`;
}

/** All countries with a prefix, by name. */
export function countryOptions(language: Language): { value: string; label: string }[] {
  return getCountries()
    .map((country) => ({ value: country as string, label: countryName(country, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
