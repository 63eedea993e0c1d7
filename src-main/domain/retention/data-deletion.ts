import type { Stamp } from '../clock.ts';
import type { KeptFigures } from '../reports/report-store.ts';
import type { DeletionPlan, DeletionSoFar } from './deletion-plan.ts';

/** How many there were of each when all of it was deleted. */
export interface DeletedCounts {
  readonly households: number;
  readonly guests: number;
  /** Messages of the queue that say no more whom they were for. */
  readonly messages: number;
  /** Of those, taken out of the queue. */
  readonly cancelled: number;
  /** Of those, nobody had come to know whether they arrived. They are never sent again. */
  readonly unconfirmed: number;
  /** What was written to us, by whomever. */
  readonly received: number;
  readonly answers: number;
}

export interface DataDeletion {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** DATE: by itself, so many days after the event. HAND: a person wanted it so. */
  readonly because: 'DATE' | 'HAND';
  readonly counts: DeletedCounts;
  /** Neither the store's file nor a copy of it beside it holds what was deleted. */
  readonly clean: boolean;
}

/** What is there that is about people. */
export interface PersonalData {
  readonly households: number;
  readonly guests: number;
  /** Messages that wait in the queue. */
  readonly waiting: number;
  /** There is something of somebody, be it only what a stranger wrote. */
  readonly any: boolean;
}

export type DeletedAll =
  | { readonly ok: true; readonly deletion: DataDeletion }
  /** A message is on its way just now: a little later it is not. */
  | { readonly ok: false; readonly code: 'MESSAGE_IN_DOUBT' };

/** Deletes what is about people, all of it at once. Each function is one transaction. */
export interface DeletionStore {
  soFar(): Promise<DeletionSoFar>;
  personalData(): Promise<PersonalData>;
  /** The last one; null when there was none. */
  last(): Promise<DataDeletion | null>;
  /** What the reports said before the guest list was deleted; null when none ever was. */
  figures(): Promise<KeptFigures | null>;
  /** Somebody sees that it is due on this date. Only the first time counts. */
  noteSeen(due: string, now: Stamp): Promise<void>;
  postpone(to: string): Promise<void>;
  deleteAll(id: string, because: DataDeletion['because'], now: Stamp): Promise<DeletedAll>;
  /** Nothing is left of it in the file, and in no copy. */
  noteClean(id: string, now: number): Promise<void>;
}

export interface DeletionOutlook {
  /** Null where nothing is set, or there is nothing of anybody. */
  readonly plan: DeletionPlan | null;
  readonly data: PersonalData;
  readonly last: DataDeletion | null;
}

/** What the window may ask of the one who deletes. */
export interface DeletionDesk {
  outlook(): Promise<DeletionOutlook>;
  /** Somebody has it before their eyes that it is due on this date. */
  seen(due: string): Promise<void>;
  /** False where nothing is planned. */
  postpone(): Promise<boolean>;
  /** At once, without waiting for any date. */
  deleteNow(): Promise<DeletedAll>;
}
