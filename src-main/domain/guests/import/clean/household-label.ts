import { cleanName } from './clean-name.ts';
import type { ColumnsByField } from './columns-by-field.ts';
import { textKey } from './name-key.ts';
import type { ListChange } from './names-of-row.ts';

/** "Gruppo: amici", "Invito: sì" sort people, they do not say who is invited together. */
const SORTING_WORDS = new Set(
  `amici amiche amico amica parenti parente colleghi collega lavoro sposo sposa sposi lui lei famiglia della dello di del lato
  parte friends friend relatives relative colleagues colleague work bride groom side family s vip testimoni si no yes y n x ok
  inviato invitato sent invited uomo donna adulto adulti bambino bambini generale altro altri other others n d`.split(
    /\s+/,
  ),
);

export interface Label {
  /** As the file spells it; empty when the cell does not tell a household. */
  readonly label: string;
  /** Without what makes no difference to it. */
  readonly labelKey: string;
}

export const noLabel: Label = { label: '', labelKey: '' };

/** The text that rows of one household share. */
export function readLabel(cells: readonly string[], byField: ColumnsByField, list: ListChange): Label {
  const text = cells[byField.household[0] ?? -1] ?? '';
  if (text.trim() === '') return noLabel;
  const key = textKey(text);
  if (key.split(' ').every((word) => word === '' || SORTING_WORDS.has(word))) {
    list('household', text, '', 'HOUSEHOLD_LABEL_IGNORED');
    return noLabel;
  }
  const { value, why } = cleanName(text);
  if (value !== text && why !== undefined && why !== 'NAME_ODD') list('household', text, value, why);
  return { label: value, labelKey: value === text ? key : textKey(value) };
}
