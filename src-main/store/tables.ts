import type { Generated } from 'kysely';
import type { FailureReason, MessageStatus, WaitingReason } from '../domain/queue/message.ts';
import type { Rsvp } from '../domain/rsvp/rsvp.ts';
import type { AutomationRuleRow, AutomationRunRow } from './automation-tables.ts';
import type { DataDeletionRow, EventRow, ForgottenGuestRow, HouseholdKinRow } from './event-tables.ts';
import type {
  CampaignRow,
  CircuitBreakerRow,
  ColdSendRow,
  KnownChatRow,
  SlotRow,
} from './governor-tables.ts';
import type { GuestImportBeforeRow, GuestImportMappingRow, GuestImportRow } from './import-tables.ts';
import type { IncomingRow, KnownSenderRow, LidRow, NumberInboxRow, StoppedPhoneRow } from './inbox-tables.ts';
import type { ReplyProposalRow, RsvpAnswerRow } from './rsvp-tables.ts';
import type { AttachmentRow, TemplateRevisionRow, TemplateRow } from './text-tables.ts';

/** Rows as SQLite keeps them: times are epoch milliseconds, JSON is text, truth is 0 or 1. */
export interface Tables {
  event: EventRow;
  session: SessionRow;
  guest_import: GuestImportRow;
  guest_import_before: GuestImportBeforeRow;
  guest_import_mapping: GuestImportMappingRow;
  household: HouseholdRow;
  household_phone: HouseholdPhoneRow;
  household_tag: HouseholdTagRow;
  household_event: HouseholdEventRow;
  household_change: HouseholdChangeRow;
  household_kin: HouseholdKinRow;
  forgotten_guest: ForgottenGuestRow;
  saved_guest_filter: SavedGuestFilterRow;
  guest: GuestRow;
  template: TemplateRow;
  template_revision: TemplateRevisionRow;
  attachment: AttachmentRow;
  chat: ChatRow;
  whatsapp_message_queue: MessageRow;
  message_count: MessageCountRow;
  message_search: MessageSearchRow;
  whatsapp_message_event: LogRow;
  send_slot: SlotRow;
  lid_book: LidRow;
  incoming_message: IncomingRow;
  known_sender: KnownSenderRow;
  stopped_phone: StoppedPhoneRow;
  number_inbox: NumberInboxRow;
  campaign: CampaignRow;
  known_chat: KnownChatRow;
  cold_send: ColdSendRow;
  circuit_breaker: CircuitBreakerRow;
  rsvp_answer: RsvpAnswerRow;
  reply_proposal: ReplyProposalRow;
  automation_rule: AutomationRuleRow;
  automation_run: AutomationRunRow;
  data_deletion: DataDeletionRow;
}

export interface SessionRow {
  type: string;
  label: string;
  waha_url: string;
  waha_session: string;
  number: string | null;
  push_name: string | null;
  device: string | null;
  link_generation: number;
  paused_reason: 'WRONG_KEY' | 'TOO_MANY_NOT_ON_WHATSAPP' | 'TOO_MANY_BAD_REQUESTS' | 'ADMIN' | null;
  /** Says more than `paused_reason` does, where it is not null. */
  paused_cause: 'WAHA_SENDS_NO_FILES' | null;
  paused_at: number | null;
  new_chats_restricted_until: number | null;
  not_on_whatsapp_streak: number;
  bad_request_streak: number;
  warm_streak: number;
  created_at: number;
  removed_at: number | null;
  linked_at: number | null;
  restricted_by: 'WAHA' | 'SEND' | null;
  restriction_kind: string | null;
  quota_status: string | null;
  quota_total: number | null;
  quota_used: number | null;
  quota_renews_at: number | null;
  rest_wall: number | null;
  rest_uptime: number | null;
  rest_boot: string | null;
  rest_ms: number | null;
  over_limit_streak: Generated<number>;
  last_turn: Generated<number>;
  restriction_wall: number | null;
  restriction_uptime: number | null;
  restriction_boot: string | null;
}

export interface HouseholdRow {
  id: string;
  name: string;
  language: 'it' | 'en' | null;
  link_version: number;
  opted_out_at: number | null;
  import_id: string | null;
  search: string;
  position: number;
  created_at: number;
  side: string | null;
  notes: Generated<string>;
  email: string | null;
  adults: number | null;
  children: number | null;
  invited_through: string | null;
  rsvp: Rsvp | null;
  answered_at: number | null;
  coming_adults: number | null;
  coming_children: number | null;
  answer_conflict: Generated<0 | 1>;
  viewed_at: number | null;
}

export interface HouseholdTagRow {
  household_id: string;
  tag: string;
}

export interface HouseholdEventRow {
  seq: Generated<number>;
  household: string;
  at: number;
  name: string;
  details: Generated<string>;
}

export interface HouseholdChangeRow {
  seq: Generated<number>;
  id: string;
  at: number;
  kind: string;
  before: string;
  after: string;
  messages: string;
  undone_at: number | null;
}

export interface SavedGuestFilterRow {
  id: string;
  name: string;
  filter: string;
  created_at: number;
}

export interface HouseholdPhoneRow {
  household_id: string;
  position: number;
  phone: string;
  kind: 'mobile' | 'landline' | 'unknown';
}

export interface GuestRow {
  household_id: string;
  position: number;
  first_name: string;
  last_name: string;
  phone: string | null;
  id: string | null;
}

export interface ChatRow {
  phone: string;
  chat_id: string;
  lid: string | null;
  checked_at: number;
}

export interface MessageRow {
  seq: Generated<number>;
  id: string;
  type: string;
  kind: 'INVITATION' | 'REMINDER' | 'RSVP_CONFIRMATION' | 'CUSTOM' | 'TEST';
  lane: 'WARM' | 'COLD';
  new_chat: Generated<0 | 1>;
  urgent_until: number | null;
  household_id: string | null;
  recipient: string;
  phones: string;
  phone_index: Generated<number>;
  chat_id: string | null;
  text: string;
  text_sha256: string;
  attachment: string | null;
  template_id: string | null;
  template_revision: number | null;
  status: Generated<MessageStatus>;
  not_before: Generated<number>;
  waiting_reason: WaitingReason | null;
  claim_token: string | null;
  claims: Generated<number>;
  attempts: Generated<number>;
  refusals: Generated<number>;
  attempt_token: string | null;
  attempt_wall: number | null;
  attempt_uptime: number | null;
  attempt_boot: string | null;
  attempt_url: string | null;
  attempt_number: string | null;
  attempt_link_generation: number | null;
  attempt_waha_started_at: number | null;
  message_id: string | null;
  ack: number | null;
  ack_checked_at: number | null;
  sent_at: number | null;
  delivered_at: number | null;
  read_at: number | null;
  failure_reason: FailureReason | null;
  idempotency_key: string | null;
  idempotency_fingerprint: string | null;
  superseded_by: string | null;
  former_household: string | null;
  campaign: string | null;
  canary: Generated<0 | 1>;
  held: Generated<0 | 1>;
  automation_run: string | null;
  unless_answered: Generated<0 | 1>;
  /** Whom it was for and what it said are gone. */
  forgotten_at: number | null;
  /** Since when it may not leave again: it names somebody who was forgotten, or goes to their number. */
  barred_at: number | null;
  created_at: number;
  updated_at: number;
}

/** Kept by triggers: how many messages there are of each kind that the queue is filtered by. */
export interface MessageCountRow {
  type: string;
  status: MessageStatus;
  failure_reason: FailureReason | '';
  count: number;
}

/** Full-text index over the queue; `rowid` is its `seq`. */
export interface MessageSearchRow {
  rowid: number;
  recipient: string;
  phones: string;
}

export interface LogRow {
  seq: Generated<number>;
  message: string;
  at: number;
  name: string;
  details: Generated<string>;
}
