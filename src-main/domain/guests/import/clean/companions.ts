import type { ColumnsByField } from './clean-row.ts';
import { fromOneCell, type ListChange, type Name } from './names-of-row.ts';
import { splitPeople } from './split-people.ts';

const NOBODY = /^(?:no|n|none|0|false|nessuno|n\.?d\.?|n\/a|[\s.\-–—/?]*)$/i;
const SOMEBODY = /^(?:yes|y|s[iì]'?|x|✓|ok|true|\+?\s*\d{1,2}|tbd|guest|ospite|accompagnator[ei]|forse|da definire)$/i;

/** The named people who come along. "Yes" or "+1" is listed, but is nobody one could greet. */
export function readCompanions(cells: readonly string[], byField: ColumnsByField, list: ListChange): Name[] {
  const found = byField.companion.flatMap((column) => readCell(cells[column]?.trim() ?? '', list));
  for (const [at, column] of byField.companionFirstName.entries()) {
    const last = cells[byField.companionLastName[at] ?? -1]?.trim() ?? '';
    const first = cells[column]?.trim() ?? '';
    if (first === '' && last === '') continue;
    found.push(...(last === '' ? readCell(first, list) : named([first, last].join(' ').trim(), { first, last }, list)));
  }
  return found;
}

function readCell(cell: string, list: ListChange): Name[] {
  if (NOBODY.test(cell)) return [];
  if (SOMEBODY.test(cell)) {
    list({ field: 'companion', before: cell, after: '', why: 'COMPANION_UNNAMED' });
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

function named(cell: string, { first, last }: { first: string; last: string }, list: ListChange): Name[] {
  const [firstName = ''] = fromOneCell(first, 'firstLast', 'companion', list).map((name) => joined(name));
  const [lastName = ''] = fromOneCell(last, 'firstLast', 'companion', list).map((name) => joined(name));
  const name = { firstName, lastName };
  listAdded(cell, name, list);
  return [name];
}

function joined({ firstName, lastName }: Name): string {
  return `${firstName} ${lastName}`.trim();
}

function listAdded(before: string, name: Name, list: ListChange): void {
  list({ field: 'companion', before, after: joined(name), why: 'COMPANION_ADDED' });
}
