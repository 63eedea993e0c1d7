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

/** One person of a household that stayed. */
export interface ForgottenGuestRow {
  household: string;
  /** The place among its people, from 0. */
  position: number;
  /** How many people it had. */
  people: number;
  at: number;
}
