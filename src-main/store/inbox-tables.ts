import type { Generated } from 'kysely';

export interface LidRow {
  lid: string;
  phone: string;
  learned_at: number;
}

export interface IncomingRow {
  seq: Generated<number>;
  message_id: string;
  type: string | null;
  sender: string;
  push_name: string | null;
  text: string;
  attachment: 0 | 1;
  household_id: string | null;
  received_at: number;
  stored_at: number;
  edited_at: number | null;
  revoked_at: number | null;
  reply_read: Generated<0 | 1>;
  seen: Generated<0 | 1>;
}

export interface KnownSenderRow {
  sender: string;
  household_id: string | null;
  decided_at: number;
}

export interface NumberInboxRow {
  number: string;
  read_until: number | null;
  last_heard_at: number | null;
}

export interface StoppedPhoneRow {
  sender: string;
  stopped_at: number;
}
