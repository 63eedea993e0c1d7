import type { MappedColumn } from './map/field.ts';

/**
 * The columns of a list that Invita wrote itself, in both languages. Under exactly this header every value is ours
 * already: it is taken as it stands, so that a list comes back as it left.
 */
export const ownHeaders = {
  it: 'Invito n.|Famiglia|Nome|Cognome|Telefono|Altri telefoni|E-mail|Lato|Etichette|Lingua|Adulti|Bambini|Note'.split(
    '|',
  ),
  en: 'Invitation no.|Household|First name|Last name|Phone|Other phones|E-mail|Side|Tags|Language|Adults|Children|Notes'.split(
    '|',
  ),
};

const ownFields = [
  'household',
  'householdName',
  'firstName',
  'lastName',
  'phone',
  'phoneOther',
  'email',
  'side',
  'tags',
  'language',
  'adults',
  'children',
  'notes',
] as const;

/** What stands between two numbers, and two tags, of one cell. */
export const betweenPhones = ' ::: ';
export const betweenTags = ' | ';

export function isOwnHeader(cells: readonly string[]): boolean {
  return Object.values(ownHeaders).some((header) =>
    header.every((text, column) => cells[column]?.trim() === text),
  );
}

/** Their meaning, whatever else a person has added to the right of them. */
export function ownColumns(header: readonly string[]): MappedColumn[] {
  return header.map((text, column) => ({
    column,
    header: text.trim(),
    field: ownFields[column] ?? 'ignored',
    by: 'header',
  }));
}

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** An apostrophe in front keeps a spreadsheet from taking "+39…" or "=…" for something to calculate. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function unescapeFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
