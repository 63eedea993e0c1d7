import type { Language } from '#contract/common.ts';

/** What is filled in for each household, as the editor calls it. A label stands for one placeholder in any text. */
export const fields = {
  it: {
    nomi: 'Nomi',
    nome: 'Nome',
    famiglia: 'Famiglia',
    link: 'Link personale',
    evento: 'Evento',
    data: 'Data',
    entro_il: 'Entro il',
    persone: 'Posti',
  },
  en: {
    names: 'Names',
    first_name: 'First name',
    household: 'Household',
    link: 'Personal link',
    event: 'Event',
    date: 'Date',
    reply_by: 'Reply by',
    people: 'Places',
  },
} as const satisfies Record<Language, Record<string, string>>;

const byLabel = new Map(
  [fields.it, fields.en].flatMap((labels) =>
    Object.entries(labels).map(([name, label]) => [label.toLowerCase(), name] as const),
  ),
);

export function placeholderOf(label: string): string | null {
  return byLabel.get(label.trim().toLowerCase()) ?? null;
}

/** In the language of the text where it has one; null for what only a program fills in. */
export function labelOf(placeholder: string, language: Language): string | null {
  const own: Readonly<Record<string, string>> = fields[language];
  const other: Readonly<Record<string, string>> = fields[language === 'it' ? 'en' : 'it'];
  if (Object.hasOwn(own, placeholder)) return own[placeholder] ?? null;
  return Object.hasOwn(other, placeholder) ? (other[placeholder] ?? null) : null;
}
