import type { RsvpContent } from './rsvp.ts';

/** What a household answered, with the clock of its source in epoch milliseconds. */
export interface Carried extends RsvpContent {
  readonly answeredAt: number;
}

/** One answer of those of several households that become one. They are of different people, so none beats another. */
export function mergedAnswer(answers: readonly Carried[]): Carried | null {
  if (answers.length === 0) return null;
  const has = (rsvp: Carried['rsvp']) => answers.some((answer) => answer.rsvp === rsvp);
  const rsvp = has('COMING') ? 'COMING' : has('MAYBE') ? 'MAYBE' : 'NOT_COMING';
  const coming = answers.filter((answer) => answer.rsvp === 'COMING');
  return {
    rsvp,
    adults: sumOf(coming.map(({ adults }) => adults)),
    children: sumOf(coming.map(({ children }) => children)),
    guests: answers.flatMap(({ guests }) => guests),
    note: answers
      .map(({ note }) => note)
      .filter(Boolean)
      .join('\n'),
    answeredAt: Math.max(...answers.map(({ answeredAt }) => answeredAt)),
  };
}

/** Null where one of them is not known: half a sum would look like a whole one. */
function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    counts.length === 0 ? null : 0,
  );
}

/** Both halves have answered what they answered together; those who are coming are counted once. */
export function splitAnswer(
  answer: Carried,
  leaving: number,
): { readonly stays: Carried; readonly leaves: Carried } {
  const { adults, children } = answer;
  const leavingAdults = adults === null ? null : Math.min(adults, leaving);
  return {
    stays: { ...answer, adults: adults === null ? null : adults - (leavingAdults ?? 0) },
    leaves: {
      ...answer,
      adults: leavingAdults,
      children: children === null ? null : 0,
      guests: [],
      note: '',
    },
  };
}
