import type { Answer, WhatsApp } from '../domain/queue/whatsapp.ts';
import type { AccountBrakes, SessionReport } from '../domain/sessions/session-state.ts';
import type { WahaServerFacts } from '../domain/sessions/waha-server.ts';

/** What the session service needs of one WAHA server. No call throws. */
export interface WahaGateway {
  identify(): Promise<Answer<WahaServerFacts>>;
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
  remove(): Promise<Answer<null>>;
  qr(): Promise<Answer<string>>;
  /** `phone`: with its prefix. */
  requestCode(phone: string): Promise<Answer<string>>;
  passkeyCode(): Promise<Answer<string>>;
  confirmPasskey(): Promise<Answer<null>>;
  /** null where WAHA cannot tell. */
  brakes(): Promise<Answer<AccountBrakes | null>>;
}

/** `key` null = the server asks for none. */
export type ConnectToWaha = (url: string, key: string | null) => WahaGateway;
