import type { NameOrder } from '../preview.ts';
import { isGivenName } from './given-names.ts';
import { type NameParts, splitName } from './split-name.ts';
import { isTitle } from './titles.ts';

const AND = /\s+(?:e|ed|and)\s+|\s*[&+]\s*/i;
/** Nobody's name: "Mario Rossi e famiglia" stays the one guest it names. */
const NOT_A_PERSON =
  /^(?:famiglia|figli|figlio|figlia|moglie|marito|consorte|compagn[ao]|accompagnator[ei]|partner|family|guest|children|kids|wife|husband)\b/i;

/** "Marco e Anna" → two texts; a text that is one name, or no list of names, comes back alone. */
export function splitPeople(text: string): string[] {
  if (!AND.test(text)) return [text];
  const parts = text.split(AND).map((part) => part.trim());
  const isPerson = (part: string) => /^\p{L}/u.test(part) && !NOT_A_PERSON.test(part) && !isTitle(part);
  const honest = parts.length <= 4 && parts.every(isPerson);
  return honest ? parts : [text];
}

/** "Rossi Mario e Maria Grazia": behind the first, given names alone are given names. */
function splitPart(part: string, order: NameOrder, at: number): NameParts {
  const words = part.split(/\s+/);
  const given = order === 'lastFirst' && at > 0 && words.every(isGivenName);
  return given ? { firstName: part, lastName: '', swapped: false } : splitName(part, order);
}

/** "Marco e Anna Rossi" → Marco Rossi, Anna Rossi; a surname is only shared with the people who stand beside it. */
export function splitWholeNames(text: string, order: NameOrder): NameParts[] {
  const people = splitPeople(text).map((part, at) => splitPart(part, order, at));
  // "Rossi, Mario e Anna": who puts the surname first shares it with who follows.
  const fromEnd = order === 'firstLast' && people[0]?.swapped !== true;
  let surname = '';
  const shared = (fromEnd ? people.toReversed() : people).map((person) => {
    if (person.lastName !== '') surname = person.lastName;
    return person.lastName === '' ? { ...person, lastName: surname } : person;
  });
  return fromEnd ? shared.toReversed() : shared;
}
