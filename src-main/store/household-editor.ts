import { applyBulk, bulkKind } from '../domain/guests/editing/bulk-action.ts';
import type {
  BulkAction,
  EditContext,
  EditRefusal,
  EditResult,
  HouseholdEditor,
  HouseholdPatch,
} from '../domain/guests/editing/household-editor.ts';
import { type MergePart, mergeHouseholds } from '../domain/guests/editing/merge-households.ts';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import { type SplitOrder, splitHousehold } from '../domain/guests/editing/split-household.ts';
import type { NewHousehold } from '../domain/guests/household-store.ts';
import { carryMerged, carrySplit, takeBackCarried } from './carried-answers.ts';
import type { Database } from './database.ts';
import { kinOf } from './forgotten-list.ts';
import { asBefore, formerGuests, markUndone, undoable } from './household-changes.ts';
import { type Cancelled, finish, sum, takeOut, unchanged } from './household-edited.ts';
import { logHousehold } from './household-log.ts';
import {
  cancelQueued,
  detachUntried,
  invitationOf,
  type MovedMessage,
  putBack,
} from './household-messages.ts';
import { nextPosition, readSnapshots, writeSnapshot } from './household-snapshots.ts';
import { insertHousehold } from './household-writing.ts';
import { queuedInvitation, rewriteQueued } from './queued-invitation.ts';
import { isNamed, sameGuests } from './same-guests.ts';
import { freePhonesOf } from './stopped-phones.ts';

const refuse = (code: EditRefusal): EditResult => ({ ok: false, code });

export function createHouseholdEditor(database: Database): HouseholdEditor {
  return {
    async add(household, context) {
      return database.transaction(() => add(database, household, context));
    },
    async update(id, patch, context) {
      return database.transaction(() => update(database, id, patch, context));
    },
    async bulk(ids, action, context) {
      return database.transaction(() => bulk(database, ids, action, context));
    },
    async merge(ids, name, context) {
      return database.transaction(() => merge(database, ids, name, context));
    },
    async split(id, order, context) {
      return database.transaction(() => split(database, id, order, context));
    },
    async undo(change, context) {
      return database.transaction(() => undo(database, change, context));
    },
    async queuedInvitation(household) {
      return queuedInvitation(database, household);
    },
    async rewriteQueued(message, now) {
      return rewriteQueued(database, message, now);
    },
  };
}

function partOf(database: Database, household: HouseholdSnapshot): MergePart {
  return { household, invitation: invitationOf(database, household) };
}

function add(database: Database, household: NewHousehold, context: EditContext): EditResult {
  const id = context.newId();
  const position = nextPosition(database);
  insertHousehold(database, household, { id, importId: null, position, now: context.now });
  logHousehold(database, id, 'ADDED', context.now);
  return finish(database, { kind: 'ADDED', before: [], touched: [id] }, context);
}

function update(database: Database, id: string, patch: HouseholdPatch, context: EditContext): EditResult {
  const before = readSnapshots(database, [id]);
  const [household] = before;
  if (household === undefined) return refuse('UNKNOWN_HOUSEHOLD');
  const wanted =
    patch.guests === undefined ? patch : { ...patch, guests: guestsOf(database, household, patch) };
  const fields = changedFields(household, wanted);
  if (fields.length === 0) return unchanged(0);
  writeSnapshot(database, { ...household, ...wanted }, household);
  logHousehold(database, id, 'EDITED', context.now, { fields: fields.join() });
  return finish(database, { kind: 'EDITED', before, touched: [id] }, context);
}

/** Each under the id that it has, or had before it was taken off. Who was forgotten counts on, behind the others. */
function guestsOf(database: Database, household: HouseholdSnapshot, patch: HouseholdPatch) {
  const { guests, phones = household.phones } = patch;
  const { id } = household;
  const former = () => formerGuests(database, [id, ...kinOf(database, [id]).filter((kin) => kin !== id)]);
  const [known, forgotten] = [
    household.guests.filter(isNamed),
    household.guests.filter((each) => !isNamed(each)),
  ];
  return [...sameGuests({ guests: known, phones }, guests ?? [], former), ...forgotten];
}

function changedFields(household: HouseholdSnapshot, patch: HouseholdPatch): string[] {
  return Object.entries(patch).flatMap(([field, value]) =>
    JSON.stringify(value) === JSON.stringify(household[field as keyof HouseholdSnapshot]) ? [] : [field],
  );
}

function bulk(
  database: Database,
  ids: readonly string[],
  action: BulkAction,
  context: EditContext,
): EditResult {
  const kind = bulkKind(action);
  const before: HouseholdSnapshot[] = [];
  const done: Cancelled[] = [];
  for (const household of readSnapshots(database, ids)) {
    const { id } = household;
    if (action.do === 'remove') {
      done.push(takeOut(database, id, 'REMOVED', context.now));
      logHousehold(database, id, 'REMOVED', context.now);
      before.push(household);
      continue;
    }
    const cancelled =
      action.do === 'optOut' || action.do === 'cancelQueued'
        ? cancelQueued(database, id, kind, context.now)
        : { moved: [], tooLate: 0 };
    const changed = applyBulk(household, action, context.now);
    if (changed !== null) {
      writeSnapshot(database, changed.household, household);
      if (action.do === 'optIn') freePhonesOf(database, id);
      logHousehold(database, id, changed.name, context.now, changed.details);
    }
    done.push(cancelled);
    if (changed !== null || cancelled.moved.length > 0) before.push(household);
  }
  const { messages, tooLate } = sum(done);
  if (before.length === 0) return unchanged(tooLate);
  const touched = before.map(({ id }) => id);
  return finish(database, { kind, before, touched, messages, tooLate }, context);
}

function merge(
  database: Database,
  ids: readonly string[],
  name: string | undefined,
  context: EditContext,
): EditResult {
  const { now } = context;
  const found = new Map(readSnapshots(database, ids).map((household) => [household.id, household]));
  // In the order they were asked for: the first one gives the name.
  const before = [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  const [first, ...others] = before.map((household) => partOf(database, household));
  if (first === undefined || others.length === 0) return refuse('MERGE_NEEDS_TWO');
  const merged = mergeHouseholds([first, ...others], name);
  if (!merged.ok) return refuse(merged.code);
  const { household, absorbed } = merged;
  const done = absorbed.map((id) => takeOut(database, id, 'MERGED', now));
  if (household.optedOutAt !== null) done.push(cancelQueued(database, household.id, 'OPTED_OUT', now));
  writeSnapshot(database, household);
  for (const id of absorbed) {
    const into = { household: household.id, name: household.name };
    logHousehold(database, id, 'MERGED_INTO', now, into);
    logHousehold(database, household.id, 'MERGED', now, { household: id, name: found.get(id)?.name ?? '' });
  }
  const finished = finish(
    database,
    { kind: 'MERGED', before, touched: [household.id], ...sum(done) },
    context,
  );
  carryMerged(database, household.id, absorbed, { ...context, id: finished.change });
  return finished;
}

function split(database: Database, id: string, order: SplitOrder, context: EditContext): EditResult {
  const { newId, now } = context;
  const before = readSnapshots(database, [id]);
  const [household] = before;
  if (household === undefined) return refuse('UNKNOWN_HOUSEHOLD');
  const part = partOf(database, household);
  const made = { id: newId(), position: nextPosition(database), now };
  const halves = splitHousehold(part, order, made);
  if (!halves.ok) return refuse(halves.code);
  const messages: MovedMessage[] = [];
  if (part.invitation?.stage !== 'held') {
    // What was written for all of them must go to neither half any more.
    const waiting = part.invitation?.id;
    if (waiting !== undefined) messages.push(...cancelQueued(database, id, 'SPLIT', now, waiting).moved);
    messages.push(...detachUntried(database, id));
  }
  writeSnapshot(database, halves.stays);
  writeSnapshot(database, halves.leaves);
  logHousehold(database, id, 'SPLIT', now, { household: made.id, name: halves.leaves.name });
  logHousehold(database, made.id, 'SPLIT_FROM', now, { household: id, name: household.name });
  const finished = finish(database, { kind: 'SPLIT', before, touched: [id, made.id], messages }, context);
  const halved = { stays: id, leaves: made.id, people: halves.leaves.guests.length };
  carrySplit(database, halved, { ...context, id: finished.change });
  return finished;
}

function undo(database: Database, id: string, { now }: EditContext): EditResult {
  const found = undoable(database, id);
  if (!found.ok) return found;
  const { after, messages, kind } = found.change;
  const before = asBefore(database, found.change);
  const kept = new Set(before.map((household) => household.id));
  const gone = after.map(({ household }) => household.id).filter((each) => !kept.has(each));
  let tooLate = 0;
  for (const each of gone) {
    tooLate += takeOut(database, each, 'UNDONE', now).tooLate;
    logHousehold(database, each, 'UNDONE', now, { kind });
  }
  const left = new Map(after.map(({ household }) => [household.id, household]));
  for (const household of before) {
    writeSnapshot(database, household, left.get(household.id));
    logHousehold(database, household.id, 'UNDONE', now, { kind });
  }
  takeBackCarried(database, id, now);
  const requeued = putBack(database, messages, now);
  markUndone(database, id, now);
  const count = Math.max(before.length, after.length);
  return { ok: true, change: null, households: [...kept], count, cancelled: 0, requeued, tooLate };
}
