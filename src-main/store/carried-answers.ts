import { type Carried, mergedAnswer, splitAnswer } from '../domain/rsvp/carried-answers.ts';
import type { RsvpAnswer } from '../domain/rsvp/rsvp.ts';
import type { Database } from './database.ts';
import { historyOf, keepAnswer, withdrawAnswer } from './rsvp-answers.ts';
import { statement } from './sql.ts';

/** The change of the guest list that carries answers from one household to another. */
interface Change {
  readonly id: string;
  readonly newId: () => string;
  readonly now: number;
}

const selectCarried = statement<{ change: string }, { id: string }>((p, db) =>
  db
    .selectFrom('rsvp_answer')
    .select('id')
    .where('change_id', '=', p.change)
    .where('withdrawn_at', 'is', null),
);

/** The household that stays has answered for those it took in too. */
export function carryMerged(
  database: Database,
  stays: string,
  absorbed: readonly string[],
  change: Change,
): void {
  const taken = absorbed.flatMap((id) => latestOf(database, id) ?? []);
  if (taken.length === 0) return;
  const own = latestOf(database, stays);
  const merged = mergedAnswer(own === null ? taken : [own, ...taken]);
  if (merged !== null) carry(database, stays, merged, change);
}

/** Who leaves has answered as they did together. */
export function carrySplit(
  database: Database,
  { stays, leaves, people }: { readonly stays: string; readonly leaves: string; readonly people: number },
  change: Change,
): void {
  const together = latestOf(database, stays);
  if (together === null) return;
  const halves = splitAnswer(together, people);
  carry(database, leaves, halves.leaves, change);
  if (halves.stays.adults !== together.adults) carry(database, stays, halves.stays, change);
}

/** The change is undone: what it made of others' answers counts no more. */
export function takeBackCarried(database: Database, change: string, now: number): void {
  for (const { id } of database.all(selectCarried({ change }))) withdrawAnswer(database, id, now);
}

function carry(database: Database, household: string, answer: Carried, { id, newId, now }: Change): void {
  keepAnswer(database, { ...answer, id: newId(), household, source: 'ADMIN', changeId: id }, now);
}

function latestOf(database: Database, household: string): RsvpAnswer | null {
  return (
    historyOf(database, household)
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .toSorted((a, b) => a.answeredAt - b.answeredAt)
      .at(-1) ?? null
  );
}
