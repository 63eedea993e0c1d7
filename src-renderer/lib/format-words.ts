/** Grammar that no formatter of the platform gives: prepositions, and Italian's elision before a vowel sound. */
export const formatWords = {
  it: {
    locale: 'it-IT',
    at: (clock: string) => (clock.startsWith('1:') ? `all’${clock}` : `alle ${clock}`),
    on: (date: string) => (/^(8|11)\b/.test(date) ? `l’${date}` : `il ${date}`),
    within: (span: string) => `tra ${span}`,
    ago: (span: string) => `${span} fa`,
    now: 'adesso',
    seconds: (n: number) => (n === 1 ? '1 secondo' : `${n} secondi`),
    days: (n: number) => (n === 1 ? '1 giorno' : `${n} giorni`),
  },
  en: {
    locale: 'en-GB',
    at: (clock: string) => `at ${clock}`,
    on: (date: string) => `on ${date}`,
    within: (span: string) => `in ${span}`,
    ago: (span: string) => `${span} ago`,
    now: 'now',
    seconds: (n: number) => (n === 1 ? '1 second' : `${n} seconds`),
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  },
} as const;
