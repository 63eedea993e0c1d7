import type { Answer, WhatsApp } from '../domain/queue/whatsapp.ts';
import type { SessionReport } from '../domain/sessions/session-state.ts';
import { answerOf, isSuccess, refusalIn, troubleOf } from './answer.ts';
import { type Http, type HttpResult, path } from './http.ts';
import type { Refusal } from './refusal.ts';
import { pairingCodeSchema, qrSchema, sessionInfoSchema } from './schemas.ts';
import { missingSession, sessionReportOf } from './session-report.ts';
import type { WahaTimeouts } from './timeouts.ts';
import type { Turns } from './turns.ts';

/**
 * One WAHA session. No call throws. The lifecycle calls (create to log out) of a session run one after the other, as
 * WAHA fails those that meet; after them, ask for the report.
 */
export interface WahaSession {
  readonly whatsapp: WhatsApp;
  /** A session WAHA does not have is `DISCONNECTED`. */
  report(): Promise<Answer<SessionReport>>;
  /** Creates and starts it, with its history stored; starts it when it is there already. */
  create(): Promise<Answer<null>>;
  /** `NOT_FOUND` when it must be created. A session that runs is a success. */
  start(): Promise<Answer<null>>;
  restart(): Promise<Answer<null>>;
  stop(): Promise<Answer<null>>;
  /** Unlinks the phone; a session that ran starts again and waits for a QR code. */
  logout(): Promise<Answer<null>>;
  /** What the QR code says, to be drawn here. Ask only in `WAITING_QR`: WAHA holds the answer back in other states. */
  qr(): Promise<Answer<string>>;
  /** The code to type on the phone instead of a scan. Only in `WAITING_QR`, else `NOT_READY`. */
  requestCode(phone: string): Promise<Answer<string>>;
}

export interface WahaSessionOptions {
  readonly http: Http;
  readonly name: string;
  readonly timeouts: WahaTimeouts;
  readonly turns: Turns;
  readonly whatsapp: WhatsApp;
}

/** Reconciliation reads the history, so each engine must keep one. It cannot be switched on after the linking. */
const config = {
  noweb: { markOnline: true, store: { enabled: true, fullSync: false } },
  gows: { storage: { messages: true, groups: true, chats: true, labels: true } },
};

export function createWahaSession({
  http,
  name,
  timeouts,
  turns,
  whatsapp,
}: WahaSessionOptions): WahaSession {
  const timeoutMs = timeouts.questionMs;
  const change = (path: string, body?: Record<string, unknown>) =>
    http({ method: 'POST', path, timeoutMs: timeouts.lifecycleMs, ...(body !== undefined && { body }) });
  const start = () => change(path`api/sessions/${name}/start`);
  const inTurn = (task: () => Promise<HttpResult>, harmless: Refusal['kind'] | null = null) =>
    turns(name, async () => done(await task(), harmless));

  return {
    whatsapp,

    async report() {
      const result = await http({ method: 'GET', path: path`api/sessions/${name}`, timeoutMs });
      if (refusalIn(result) === 'SESSION_MISSING') return { ok: true, data: missingSession };
      const answer = answerOf(result, sessionInfoSchema);
      return answer.ok ? { ok: true, data: sessionReportOf(answer.data) } : answer;
    },

    create: () =>
      inTurn(async () => {
        const created = await change('api/sessions', { name, start: true, config });
        return refusalIn(created) === 'ALREADY_EXISTS' ? start() : created;
      }, 'ALREADY_STARTED'),
    start: () => inTurn(start, 'ALREADY_STARTED'),
    restart: () => inTurn(() => change(path`api/sessions/${name}/restart`)),
    stop: () => inTurn(() => change(path`api/sessions/${name}/stop`)),
    logout: () => inTurn(() => change(path`api/sessions/${name}/logout`)),

    async qr() {
      const url = path`api/${name}/auth/qr?format=raw`;
      return answerOf(await http({ method: 'GET', path: url, timeoutMs }), qrSchema);
    },

    async requestCode(phone) {
      const body = { phoneNumber: phone.replace(/\D/g, '') };
      const url = path`api/${name}/auth/request-code`;
      return answerOf(await http({ method: 'POST', path: url, body, timeoutMs }), pairingCodeSchema);
    },
  };
}

function done(result: HttpResult, harmless: Refusal['kind'] | null): Answer<null> {
  if (isSuccess(result) || (harmless !== null && refusalIn(result) === harmless)) {
    return { ok: true, data: null };
  }
  return { ok: false, trouble: troubleOf(result) };
}
