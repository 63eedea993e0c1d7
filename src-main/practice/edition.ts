import { lacksOf, onlyCoreSession } from '../domain/sessions/waha-server.ts';
import { type HttpError, notFound, unprocessable } from './errors.ts';
import { isRecord, type PracticeRequest } from './request.ts';
import type { Engine } from './wire-format.ts';

/** What `/api/server/version` says, and what follows from it. */
export interface Edition {
  readonly facts: object;
  readonly tellsRestrictions: boolean;
  readonly givesMessageIds: boolean;
  /** One session, `default`, and no pictures. */
  readonly isOldCore: boolean;
}

export function editionOf(engine: Engine, version: string, tier: 'CORE' | 'PLUS'): Edition {
  const browser = engine === 'WEBJS' ? '/usr/bin/chromium' : null;
  const lacks = lacksOf({ version, engine, tier });
  return {
    facts: { version, engine, tier, browser, platform: 'linux/x64', worker: { id: null } },
    tellsRestrictions: !lacks.includes('RESTRICTIONS'),
    // WEBJS knows the route and cannot serve it; an older server does not know it.
    givesMessageIds: engine === 'WEBJS' || !lacks.includes('MESSAGE_IDS'),
    isOldCore: lacks.includes('SEVERAL_SESSIONS'),
  };
}

/** Throws what a server of this edition answers to a request that is beyond it. */
export function refuseBeyond({ isOldCore, tellsRestrictions, givesMessageIds }: Edition, engine: Engine) {
  return ({ method, url, path, query, body }: PracticeRequest): void => {
    const isUnknown =
      (!tellsRestrictions && /^\/api\/sessions\/[^/]+\/(timelock|capping)$/.test(path)) ||
      (!givesMessageIds && path.endsWith('/new-message-id'));
    if (isUnknown) throw notFound(`Cannot ${method} ${url}`);
    if (!isOldCore) return;
    const session = namedSession(path, query, body);
    if (session !== null && session !== onlyCoreSession) throw onlyDefault(session);
    if (path === '/api/sendImage')
      throw unprocessable(
        `The feature is available only in Plus version for '${engine}' engine. Check this out: https://waha.devlike.pro/`,
      );
  };
}

const notSessions: ReadonlySet<string> = new Set(['server', 'version', 'sessions', 'contacts', 'sendText']);

function namedSession(path: string, query: URLSearchParams, body: PracticeRequest['body']): string | null {
  const inPath = /^\/api\/sessions\/([^/]+)/.exec(path)?.[1] ?? /^\/api\/([^/]+)\//.exec(path)?.[1];
  if (inPath !== undefined && !notSessions.has(inPath)) return decodeURIComponent(inPath);
  const given = query.get('session') ?? body['session'] ?? (path === '/api/sessions' ? body['name'] : null);
  return typeof given === 'string' && isRecord(body) ? given : null;
}

function onlyDefault(session: string): HttpError {
  const inBase64 = Buffer.from(session).toString('base64');
  const message = `WAHA Core support only 'default' session. You tried to access '${session}' session (base64: ${inBase64}). If you want to run more then one WhatsApp account - please get WAHA PLUS version.`;
  return unprocessable(message);
}
