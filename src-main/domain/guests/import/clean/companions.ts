import type { ColumnsByField } from './columns-by-field.ts';
import { cleaned, fromOneCell, type ListChange, type Name } from './names-of-row.ts';
import { splitPeople } from './split-people.ts';

const NOBODY = /^(?:no|n|none|0|false|nessuno|n\.?d\.?|n\/a|[\s.\-–—/?]*)$/i;
const SOMEBODY =
  /^(?:yes|y|s[iì]'?|x|✓|ok|true|\+?\s*\d{1,2}|tbd|guest|ospite|accompagnator[ei]|forse|da definire)$/i;

/** The named people who come along. "Yes" or "+1" is listed, but is nobody one could greet. */
export function readCompanions(cells: readonly string[], byField: ColumnsByField, list: ListChange): Name[] {
  const found = byField.companion.flatMap((column) => readCell(cells[column]?.trim() ?? '', list));
  for (const [at, column] of byField.companionFirstName.entries()) {
    const last = cells[byField.companionLastName[at] ?? -1]?.trim() ?? '';
    const first = cells[column]?.trim() ?? '';
    if (first === '' && last === '') continue;
    if (last === '') found.push(...readCell(first, list));
    else {
      const name = {
        firstName: cleaned(first, 'companion', list),
        lastName: cleaned(last, 'companion', list),
      };
      listAdded(`${first} ${last}`.trim(), name, list);
      found.push(name);
    }
  }
  return found;
}

function readCell(cell: string, list: ListChange): Name[] {
  if (NOBODY.test(cell)) return [];
  if (SOMEBODY.test(cell)) {
    list('companion', cell, '', 'COMPANION_UNNAMED');
    return [];
  }
  return cell
    .split(/\s*[,;/\n]\s*/)
    .flatMap(splitPeople)
    .flatMap((person) => {
      const names = fromOneCell(person, 'firstLast', 'companion', list);
      for (const name of names) listAdded(person, name, list);
      return names;
    });
}

function joined({ firstName, lastName }: Name): string {
  return `${firstName} ${lastName}`.trim();
}

function listAdded(before: string, name: Name, list: ListChange): void {
  list('companion', before, joined(name), 'COMPANION_ADDED');
}
