import type { Language } from '#contract/common.ts';

export const pieceNames = [
  'names',
  'firstName',
  'household',
  'link',
  'event',
  'date',
  'people',
  'agreement',
] as const;

export type PieceName = (typeof pieceNames)[number];

/** Placeholders by the language of what they print: `nomi` joins with «e», `names` with "and". */
const placeholders: Readonly<Record<Language, Readonly<Record<Exclude<PieceName, 'agreement'>, string>>>> = {
  it: {
    names: 'nomi',
    firstName: 'nome',
    household: 'famiglia',
    link: 'link',
    event: 'evento',
    date: 'data',
    people: 'persone',
  },
  en: {
    names: 'names',
    firstName: 'first_name',
    household: 'household',
    link: 'link',
    event: 'event',
    date: 'date',
    people: 'people',
  },
};

const agreement = {
  it: { filter: 'plurale', one: 'averti', many: 'avervi' },
  en: { filter: 'plural', one: 'you', many: 'you all' },
} as const;

export interface Piece {
  readonly insert: string;
  /** What the admin writes next: it stands selected. */
  readonly choose?: string;
}

/** What a button inserts; words that stand selected become the form for one person. */
export function pieceFor(name: PieceName, language: Language, selected: string): Piece {
  if (name !== 'agreement') return { insert: `{{ ${placeholders[language][name]} }}` };
  const { filter, one, many } = agreement[language];
  const words = selected.trim();
  if (words === '' || /[{}\n]/.test(words)) {
    return { insert: `{{ '${one}' | ${filter}: '${many}' }}`, choose: one };
  }
  const quoted = words.includes("'") ? `"${words.replaceAll('"', '”')}"` : `'${words}'`;
  return { insert: `{{ ${quoted} | ${filter}: '${many}' }}`, choose: many };
}
