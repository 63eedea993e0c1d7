export interface NamedGuest {
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Whether a text names somebody: by the first name, or by a surname that nobody else of the household has. Whole words
 * in any case, so that «Mario» is not found in «Mariolina».
 */
export function mentions(text: string, guest: NamedGuest, others: readonly NamedGuest[]): boolean {
  const shared = new Set(others.flatMap(({ lastName }) => wordsOf(lastName)));
  const namesakes = new Set(others.flatMap(({ firstName }) => wordsOf(firstName)));
  const own = [
    ...wordsOf(guest.firstName).filter((word) => !namesakes.has(word)),
    ...wordsOf(guest.lastName).filter((word) => !shared.has(word)),
  ];
  const words = new Set(wordsOf(text));
  const lower = text.toLocaleLowerCase('it');
  return own.some((word) => words.has(word) || (unspaced.test(word) && lower.includes(word)));
}

/** Whether it stands in a text, with or without its country, however it is spaced. `phone` is E.164. */
export function holdsNumber(text: string, phone: string): boolean {
  const digits = phone.replace(/\D/gu, '');
  // The last digits tell it from any other one: a country is written in more than one way, or not at all.
  return (
    digits.length >= leastDigits && text.replace(/[^\p{L}\d]/gu, '').includes(digits.slice(-tellingDigits))
  );
}

const leastDigits = 7;
const tellingDigits = 9;

/** Whether what an answer calls somebody means this guest: by the whole name either way round, or the first name alone. */
export function isCalled(name: string, guest: NamedGuest, others: readonly NamedGuest[]): boolean {
  const called = wordsOf(name).join(' ');
  if (called === '') return false;
  const first = wordsOf(guest.firstName).join(' ');
  const last = wordsOf(guest.lastName).join(' ');
  if (called === `${first} ${last}`.trim() || called === `${last} ${first}`.trim()) return true;
  return called === first && !others.some((other) => wordsOf(other.firstName).join(' ') === first);
}

/** Written without spaces, a name stands anywhere in a text, and may be of one letter: «李». */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;

/** One letter of an alphabet is an initial, and names nobody. */
function wordsOf(text: string): string[] {
  const words = text.toLocaleLowerCase('it').match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 || unspaced.test(word));
}
