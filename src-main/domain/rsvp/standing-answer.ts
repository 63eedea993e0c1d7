import type { RsvpAnswer, RsvpSource, StandingAnswer } from './rsvp.ts';

type Given = Pick<RsvpAnswer, 'source' | 'rsvp' | 'adults' | 'children' | 'answeredAt' | 'withdrawnAt'>;

/**
 * What stands of all that a household answered, oldest first as it was recorded: the latest answer by the clock of its
 * source. Two sources whose last words differ are a conflict, until the organiser says how it is.
 */
export function standingAnswer(history: readonly Given[]): StandingAnswer | null {
  const given = byTime(history);
  const latest = given.at(-1);
  if (latest === undefined) return null;
  const { rsvp, adults, children, answeredAt } = latest;
  return { rsvp, adults, children, at: answeredAt, conflict: isConflict(given) };
}

/** The one that stands; `history` oldest first as it was recorded. */
export function latestAnswer<Answer extends Given>(history: readonly Answer[]): Answer | null {
  return byTime(history).at(-1) ?? null;
}

/** Those that were not taken back; of the same time in the order they were recorded. */
function byTime<Answer extends Given>(history: readonly Answer[]): Answer[] {
  return history
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted((a, b) => a.answeredAt - b.answeredAt);
}

function isConflict(given: readonly Given[]): boolean {
  const settled = Math.max(
    given.findLastIndex(({ source }) => source === 'ADMIN'),
    0,
  );
  const lastWords = new Map<RsvpSource, Given>();
  for (const answer of given.slice(settled)) lastWords.set(answer.source, answer);
  const [first, ...others] = lastWords.values();
  return first !== undefined && others.some((other) => differs(first, other));
}

function differs(a: Given, b: Given): boolean {
  if (a.rsvp !== b.rsvp) return true;
  const counts = [headcount(a), headcount(b)];
  return a.rsvp === 'COMING' && !counts.includes(null) && counts[0] !== counts[1];
}

/** Null where nobody said how many. */
function headcount({ adults, children }: Given): number | null {
  return adults === null ? null : adults + (children ?? 0);
}
