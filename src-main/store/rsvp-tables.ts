import type { Generated } from 'kysely';
import type { Rsvp, RsvpSource } from '../domain/rsvp/rsvp.ts';

/** Append-only but for `withdrawn_at`. */
export interface RsvpAnswerRow {
  seq: Generated<number>;
  id: string;
  household_id: string;
  source: RsvpSource;
  rsvp: Rsvp;
  adults: number | null;
  children: number | null;
  guests: string;
  note: string;
  message_id: string | null;
  external_id: string | null;
  change_id: string | null;
  automatic: 0 | 1;
  answered_at: number;
  recorded_at: number;
  withdrawn_at: number | null;
}

export interface ReplyProposalRow {
  message_id: string;
  reading: string;
  state: 'OPEN' | 'ACCEPTED' | 'CORRECTED' | 'IGNORED' | 'AUTO' | 'WITHDRAWN';
  read_at: number;
  decided_at: number | null;
}
