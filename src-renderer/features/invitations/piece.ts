import type { Language } from '#contract/common.ts';
import { fields } from './readable/field.ts';

export const pieceNames = [
  'names',
  'firstName',
  'household',
  'link',
  'event',
  'date',
  'replyBy',
  'people',
  'agreement',
  'optional',
] as const;

export type PieceName = (typeof pieceNames)[number];
type FieldPiece = Exclude<PieceName, 'agreement' | 'optional'>;

/** Fields by the language of what they print: «Nomi» joins with «e», "Names" with "and". */
const labels: Readonly<Record<Language, Readonly<Record<FieldPiece, string>>>> = {
  it: {
    names: fields.it.nomi,
    firstName: fields.it.nome,
    household: fields.it.famiglia,
    link: fields.it.link,
    event: fields.it.evento,
    date: fields.it.data,
    replyBy: fields.it.entro_il,
    people: fields.it.persone,
  },
  en: {
    names: fields.en.names,
    firstName: fields.en.first_name,
    household: fields.en.household,
    link: fields.en.link,
    event: fields.en.event,
    date: fields.en.date,
    replyBy: fields.en.reply_by,
    people: fields.en.people,
  },
};

const agreement = {
  it: { one: 'averti', many: 'avervi' },
  en: { one: 'you', many: 'you all' },
} as const;

export interface Piece {
  readonly insert: string;
  /** What the admin writes next: it stands selected. */
  readonly choose?: string;
}

/** What the button of a field is called: as it will stand in the text. */
export function pieceLabel(name: FieldPiece, language: Language): string {
  return labels[language][name];
}

/** What a button inserts; words that stand selected become the form for one person, or the part that may be missing. */
export function pieceFor(name: PieceName, language: Language, selected: string): Piece {
  const words = selected.trim();
  switch (name) {
    case 'agreement': {
      const { one, many } = agreement[language];
      return words === '' || /[[\]{}\n/]/.test(words)
        ? { insert: `[${one} / ${many}]`, choose: one }
        : { insert: `[${words} / ${many}]`, choose: many };
    }
    case 'optional': {
      const field = `[${labels[language].date}]`;
      return /\[[^\]]+\]/.test(words)
        ? { insert: `{${selected}}` }
        : { insert: `{${selected} ${field}}`, choose: field };
    }
    default:
      return { insert: `[${labels[language][name]}]` };
  }
}
