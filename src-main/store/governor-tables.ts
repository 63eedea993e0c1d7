import type { Generated } from 'kysely';

export interface KnownChatRow {
  number: string;
  chat_id: string;
  since: number;
}

export interface ColdSendRow {
  number: string;
  seq: number;
  message: string;
  refused: Generated<number>;
}

export interface CircuitBreakerRow {
  number: string;
  counts_after: number;
  since_wall: number | null;
  since_uptime: number | null;
  since_boot: string | null;
  probe: number | null;
}

export interface SlotRow {
  number: string;
  seq: number;
  message: string;
  attempt_token: string;
  started_wall: number;
  started_uptime: number;
  started_boot: string;
  counts_wall: number;
  counts_uptime: number;
  counts_boot: string;
  jitter: number;
  new_chat: 0 | 1;
}

export interface CampaignRow {
  seq: Generated<number>;
  id: string;
  tap: 'CANARY' | 'CLOSED' | 'OPEN';
  created_at: number;
  tap_changed_at: number;
}
