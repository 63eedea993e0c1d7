import type { ChangeKind, EditContext, Edited } from '../domain/guests/editing/household-editor.ts';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { Database } from './database.ts';
import { recordChange } from './household-changes.ts';
import { cancelQueued, detachAll, type MovedMessage } from './household-messages.ts';
import { deleteHousehold } from './household-snapshots.ts';

interface Done {
  readonly kind: ChangeKind;
  readonly before: readonly HouseholdSnapshot[];
  /** The households to look at: those that are gone are left out. */
  readonly touched: readonly string[];
  readonly messages?: readonly MovedMessage[];
  readonly tooLate?: number;
}

/** Keeps what it takes to undo it; the last thing a change does. */
export function finish(
  database: Database,
  done: Done,
  { newId, now }: EditContext,
): Edited & { readonly change: string } {
  const { kind, before, touched, messages = [], tooLate = 0 } = done;
  const id = newId();
  const left = recordChange(database, { id, kind, before, touched, messages }, now);
  const there = new Set(left.map((household) => household.id));
  return {
    ok: true,
    change: id,
    households: touched.filter((each) => there.has(each)),
    count: Math.max(before.length, touched.length),
    cancelled: messages.filter(({ cancelled }) => cancelled).length,
    requeued: 0,
    tooLate,
  };
}

export function unchanged(tooLate: number): Edited {
  return { ok: true, change: null, households: [], count: 0, cancelled: 0, requeued: 0, tooLate };
}

export type Cancelled = ReturnType<typeof cancelQueued>;

export function sum(done: readonly Cancelled[]): { messages: readonly MovedMessage[]; tooLate: number } {
  return {
    messages: done.flatMap(({ moved }) => moved),
    tooLate: done.reduce((total, { tooLate }) => total + tooLate, 0),
  };
}

/** What waits is cancelled, what was sent stays in the log, and nothing of it can go out any more. */
export function takeOut(database: Database, id: string, because: string, now: number): Cancelled {
  const { moved, tooLate } = cancelQueued(database, id, because, now);
  const detached = detachAll(database, id);
  deleteHousehold(database, id);
  return { moved: [...moved, ...detached], tooLate };
}
