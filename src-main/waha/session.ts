import type { Answer, WhatsApp } from '../domain/queue/whatsapp.ts';
import type { AccountBrakes, SessionReport } from '../domain/sessions/session-state.ts';
import { answerOf, isSuccess, refusalIn, troubleOf } from './answer.ts';
import { type Http, type HttpResult, path } from './http.ts';
import type { Refusal } from './refusal.ts';
import { cappingSchema, codeSchema, qrSchema, sessionInfoSchema, timelockSchema } from './schemas.ts';
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
  /** Unlinks the phone and forgets the session. One WAHA does not have is a success. */
  remove(): Promise<Answer<null>>;
  /** What WhatsApp holds against the account, asked of it and not of `me`; null where WAHA cannot. */
  brakes(): Promise<Answer<AccountBrakes | null>>;
  /** What the QR code says, to be drawn here. Ask only in `WAITING_QR`: WAHA holds the answer back in other states. */
  qr(): Promise<Answer<string>>;
  /** The code to type on the phone instead of a scan. Only in `WAITING_QR`, else `NOT_READY`. */
  requestCode(phone: string): Promise<Answer<string>>;
  /** The code WhatsApp shows on the phone as well, to be compared by a person. */
  passkeyCode(): Promise<Answer<string>>;
  /** The person says that both codes are the same. */
  confirmPasskey(): Promise<Answer<null>>;
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
  // Without them WEBJS tells no acks.
  webjs: { tagsEventsOn: true },
};

export function createWahaSession({
  http,
  name,
  timeouts,
  turns,
  whatsapp,
}: WahaSessionOptions): WahaSession {
  const get = (path: string) => http({ method: 'GET', path, timeoutMs: timeouts.questionMs });
  const change = (path: string, body?: Record<string, unknown>) =>
    http({ method: 'POST', path, timeoutMs: timeouts.lifecycleMs, ...(body !== undefined && { body }) });
  const start = () => change(path`api/sessions/${name}/start`);
  const inTurn = (task: () => Promise<HttpResult>, harmless: Refusal['kind'] | null = null) =>
    turns(name, async () => done(await task(), harmless));

  return {
    whatsapp,

    async report() {
      const result = await get(path`api/sessions/${name}`);
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
    remove: () =>
      inTurn(() =>
        http({ method: 'DELETE', path: path`api/sessions/${name}`, timeoutMs: timeouts.lifecycleMs }),
      ),

    async brakes() {
      const timelock = await get(path`api/sessions/${name}/timelock`);
      if (refusalIn(timelock) === 'UNKNOWN_ROUTE') return { ok: true, data: null };
      const lock = answerOf(timelock, timelockSchema);
      if (!lock.ok) return lock;
      const quota = answerOf(await get(path`api/sessions/${name}/capping`), cappingSchema);
      return { ok: true, data: { timelock: lock.data, quota: quota.ok ? quota.data : null } };
    },

    async qr() {
      return answerOf(await get(path`api/${name}/auth/qr?format=raw`), qrSchema);
    },

    async requestCode(phone) {
      const body = { phoneNumber: phone.replace(/\D/g, '') };
      const url = path`api/${name}/auth/request-code`;
      return answerOf(
        await http({ method: 'POST', path: url, body, timeoutMs: timeouts.questionMs }),
        codeSchema,
      );
    },

    async passkeyCode() {
      return answerOf(await get(path`api/${name}/auth/passkey/confirmation`), codeSchema);
    },
    confirmPasskey: () => inTurn(() => change(path`api/${name}/auth/passkey/confirm`)),
  };
}

function done(result: HttpResult, harmless: Refusal['kind'] | null): Answer<null> {
  if (isSuccess(result) || (harmless !== null && refusalIn(result) === harmless)) {
    return { ok: true, data: null };
  }
  return { ok: false, trouble: troubleOf(result) };
}
