export interface EventRow {
  only: 1;
  id: string;
  realm: 'real' | 'practice';
  created_at: number;
  secret_check: string | null;
  queue_paused_at: number | null;
  /** When the backup was made that this store was restored from; null after the admin has gone on. */
  restored_from: number | null;
  previous_secret_until: number | null;
  /** Backups made before hold people who were forgotten. */
  forgotten_at: number | null;
  /** Local date before which not all personal data is deleted. */
  deletion_postponed_to: string | null;
  deletion_notice_for: string | null;
  deletion_notice_wall: number | null;
  deletion_notice_uptime: number | null;
  deletion_notice_boot: string | null;
  /** JSON of a `FirstPlan`. */
  first_plan: string | null;
  /** Whose ids the guests have that came before guests had any; null where they had them from the first. */
  guest_ids: string | null;
}

/** One time that all personal data was deleted. */
export interface DataDeletionRow {
  id: string;
  at: number;
  because: 'DATE' | 'HAND';
  counts: string;
  figures: string;
  cleaned_at: number | null;
}

/** One person who was forgotten. */
export interface ForgottenGuestRow {
  /** Of the guest; any other where `ids` is null. */
  id: string;
  /** It was in, then. */
  household: string;
  /** As `guest_ids` of the event, '' for null. Null: only the household is known, and that somebody of it was forgotten. */
  ids: string | null;
  at: number;
}

/** People went from one to the other by a merge or a split. */
export interface HouseholdKinRow {
  household: string;
  kin: string;
}
