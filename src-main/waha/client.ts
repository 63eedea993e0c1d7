import * as z from 'zod';
import type { Answer } from '../domain/queue/whatsapp.ts';
import type { SessionReport } from '../domain/sessions/session-state.ts';
import { answerOf } from './answer.ts';
import { createHttp, type HttpResult } from './http.ts';
import { environmentSchema, serverStatusSchema, sessionInfoSchema } from './schemas.ts';
import { createWahaSession, type WahaSession } from './session.ts';
import { sessionReportOf } from './session-report.ts';
import { type WahaTimeouts, wahaTimeoutsDefault } from './timeouts.ts';
import { createTurns } from './turns.ts';
import { identityOf, type WahaIdentity } from './version.ts';
import { createWahaWhatsApp } from './whatsapp.ts';

export interface WahaServerOptions {
  /** As `normaliseWahaUrl` gives it. */
  readonly url: string;
  /** null for a server that asks for none. */
  readonly key: string | null;
  readonly timeouts?: WahaTimeouts;
}

export interface ListedSession {
  readonly name: string;
  readonly report: SessionReport;
}

/** One WAHA server. No call throws. Keep one object per server: it orders the lifecycle calls of each session. */
export interface WahaServer {
  /** `NOT_WAHA` when something else answers there. */
  identify(): Promise<Answer<WahaIdentity>>;
  /** When the container started, epoch milliseconds of its clock: another value means it was restarted. */
  startedAt(): Promise<Answer<number>>;
  /** All sessions, the stopped ones too. */
  listSessions(): Promise<Answer<readonly ListedSession[]>>;
  session(name: string): WahaSession;
}

export function createWahaServer({
  url,
  key,
  timeouts = wahaTimeoutsDefault,
}: WahaServerOptions): WahaServer {
  const http = createHttp({ url, key, connectTimeoutMs: timeouts.connectMs });
  const turns = createTurns();
  const get = (path: string) => http({ method: 'GET', path, timeoutMs: timeouts.questionMs });
  const identify = async () => identityIn(await get('api/server/version'));

  return {
    identify,

    async startedAt() {
      const answer = answerOf(await get('api/server/status'), serverStatusSchema);
      return answer.ok ? { ok: true, data: answer.data.startTimestamp } : answer;
    },

    async listSessions() {
      const answer = answerOf(await get('api/sessions?all=true'), z.array(sessionInfoSchema));
      if (!answer.ok) return answer;
      return {
        ok: true,
        data: answer.data.map((info) => ({ name: info.name, report: sessionReportOf(info) })),
      };
    },

    session(name) {
      const identity = async () => {
        const answer = await identify();
        return answer.ok ? answer.data : null;
      };
      const whatsapp = createWahaWhatsApp({ http, session: name, timeouts, identify: identity });
      return createWahaSession({ http, name, timeouts, turns, whatsapp });
    },
  };
}

function identityIn(result: HttpResult): Answer<WahaIdentity> {
  const answer = answerOf(result, environmentSchema);
  if (answer.ok) return { ok: true, data: identityOf(answer.data) };
  // WAHA always knows its own version: who answers without one is another service.
  const isAnother = ['FAILED', 'BAD_REQUEST', 'NOT_FOUND'].includes(answer.trouble);
  return isAnother ? { ok: false, trouble: 'NOT_WAHA' } : answer;
}
