/** What is known of somebody who wrote and belongs to no household. */
export interface UnknownSender {
  /** E.164; null while WhatsApp hides it. */
  readonly phone: string | null;
  /** The name they gave themselves. */
  readonly pushName: string | null;
  readonly texts: readonly string[];
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly string[];
  readonly guests: readonly { readonly firstName: string; readonly lastName: string }[];
}

/** `PHONE`: a number of theirs is written almost like this one. `NAME`: as they call themselves. `SIGNATURE`: as they sign. */
export type SuggestionReason = 'PHONE' | 'NAME' | 'SIGNATURE';

export interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly because: SuggestionReason;
}

const mostOffered = 5;
/** Of a long text, a signature stands at one of its ends. */
const mostRead = 2000;

/** Said of many people, and the name of none. */
const titles = new Set(
  'famiglia fam family zio zia nonno nonna mamma papa cugino cugina sig signor signora dott dottor mr mrs ms dr e and'.split(
    ' ',
  ),
);

/** «Sono Anna Rossi», «qui Piero», «this is Anna». */
const introduction =
  /(?:\b(?:sono|siamo|qui|this is|i am|i'm|it's|it is|we are|we're|saluti da|love from)\b)(?: i| gli| la| lo| il| the)? ((?:[\p{L}\p{M}'’-]+ ?){1,4})/giu;

/** Who it may be, the likeliest first. A person decides: nothing follows from this by itself. */
export function suggestHouseholds(
  sender: UnknownSender,
  candidates: readonly Candidate[],
): readonly Suggestion[] {
  const called = namesIn(sender.pushName ?? '');
  const signed = sender.texts.flatMap((text) => signatures(text.slice(-mostRead))).map(namesIn);
  return candidates
    .map((candidate) => rate(candidate, sender.phone, called, signed))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
    .slice(0, mostOffered)
    .map(({ id, name, because }) => ({ id, name, because }));
}

function rate(
  { id, name, phones, guests }: Candidate,
  phone: string | null,
  called: readonly string[],
  signed: readonly (readonly string[])[],
) {
  const people = guests.map(({ firstName, lastName }) => ({
    first: namesIn(firstName),
    last: namesIn(lastName),
  }));
  // Where nobody is named, the household's own name is all there is.
  if (people.length === 0) people.push({ first: [], last: namesIn(name) });
  const likeness = (said: readonly string[]) => Math.max(...people.map((person) => alike(person, said)));
  const scores: readonly (readonly [SuggestionReason, number])[] = [
    ['PHONE', phone === null ? 0 : Math.max(0, ...phones.map((other) => alikePhone(other, phone)))],
    ['NAME', likeness(called)],
    ['SIGNATURE', Math.max(0, ...signed.map(likeness))],
  ];
  const [because, best] = scores.reduce((a, b) => (b[1] > a[1] ? b : a));
  const score = best + scores.reduce((sum, [, each]) => sum + each, 0) / 10;
  return { id, name, because, score };
}

/** 3: first name and surname; 2: the surname, or the first name and no other is said; 1: less. */
function alike(
  { first, last }: { readonly first: readonly string[]; readonly last: readonly string[] },
  said: readonly string[],
): number {
  const hasFirst = first.some((each) => said.some((word) => isShortFor(word, each)));
  const hasLast = last.length > 0 && last.every((each) => said.includes(each));
  if (hasFirst && hasLast) return 3;
  if (hasLast) return 2;
  if (!hasFirst) return 0;
  return said.length === 1 ? 2 : 1;
}

/** «Ale» for Alessandro. */
function isShortFor(word: string, name: string): boolean {
  return word === name || (word.length >= 3 && name.startsWith(word));
}

/** 4: the same number behind another prefix; 2: one digit is another one. */
function alikePhone(listed: string, phone: string): number {
  const [a, b] = [digitsOf(listed), digitsOf(phone)];
  if (a === b) return 4;
  if (Math.min(a.length, b.length) >= 8 && a.slice(-8) === b.slice(-8)) return 4;
  if (a.length !== b.length || a.length < 8) return 0;
  const differing = [...a].filter((digit, index) => digit !== b[index]).length;
  return differing === 1 ? 2 : 0;
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}

/** In small letters without accents, as different people write the same name. */
function namesIn(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 2 && !titles.has(word));
}

function signatures(text: string): readonly string[] {
  const introduced = [...text.matchAll(introduction)].map(([, names]) => names ?? '');
  const lastLine = text.trim().split('\n').at(-1)?.trim() ?? '';
  // A whole sentence is no signature.
  const isShort = lastLine.split(/\s+/).length <= 4;
  return isShort ? [...introduced, lastLine] : introduced;
}
