import type { Language } from '#contract/common.ts';

/** The first of the computer's languages that the app speaks; Italian when it speaks none of them. */
export function desktopLanguage(preferred: readonly string[]): Language {
  for (const locale of preferred) {
    if (/^it\b/i.test(locale)) return 'it';
    if (/^en\b/i.test(locale)) return 'en';
  }
  return 'it';
}
