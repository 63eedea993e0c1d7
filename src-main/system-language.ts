import type { Language } from '#contract/common.ts';

/** The language the computer speaks, Italian unless it says English. */
export function systemLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en/i.test(locale) ? 'en' : 'it';
}
