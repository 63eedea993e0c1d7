import type { Answer, WhatsApp } from '../domain/queue/whatsapp.ts';
import type { SessionReport } from '../domain/sessions/session-state.ts';

/** What the session service needs of one WAHA server. No call throws. */
export interface WahaGateway {
  identify(): Promise<Answer<{ readonly version: string; readonly engine: string }>>;
  /** When the WAHA process started, epoch milliseconds of its own clock. */
  startedAt(): Promise<Answer<number>>;
  session(name: string): WahaSessionGateway;
}

export interface WahaSessionGateway {
  readonly whatsapp: WhatsApp;
  report(): Promise<Answer<SessionReport>>;
  create(): Promise<Answer<null>>;
  restart(): Promise<Answer<null>>;
  logout(): Promise<Answer<null>>;
  qr(): Promise<Answer<string>>;
}

/** `key` null = the server asks for none. */
export type ConnectToWaha = (url: string, key: string | null) => WahaGateway;
