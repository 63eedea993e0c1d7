import type { HttpAnswer } from './http.ts';
import { errorBodySchema } from './schemas.ts';

/** What a 4xx or 5xx answer of WAHA's means. All but `SERVER_ERROR` prove that nothing was done. */
export type Refusal =
  | { readonly kind: 'WRONG_KEY' }
  | { readonly kind: 'SESSION_NOT_READY' }
  | { readonly kind: 'SESSION_MISSING' }
  /** A WAHA before 2026.6 without Plus, which knows the session `default` alone. */
  | { readonly kind: 'ONE_SESSION_ONLY' }
  /** A WAHA before 2026.6 without Plus, which sends no files. */
  | { readonly kind: 'PLUS_ONLY' }
  | { readonly kind: 'ALREADY_STARTED' }
  | { readonly kind: 'ALREADY_EXISTS' }
  | { readonly kind: 'MESSAGE_MISSING' }
  /** A version of WAHA that lacks the call, or no WAHA at all. */
  | { readonly kind: 'UNKNOWN_ROUTE' }
  | { readonly kind: 'OVER_LIMIT' }
  /** WhatsApp's answer 463. `until` in epoch milliseconds when it is told. */
  | { readonly kind: 'NEW_CHATS_RESTRICTED'; readonly until: number | null }
  | { readonly kind: 'NO_WHATSAPP' }
  /** Another lifecycle call holds the session's lock. */
  | { readonly kind: 'LOCKED' }
  | { readonly kind: 'NOT_IMPLEMENTED' }
  | { readonly kind: 'BAD_REQUEST' }
  | { readonly kind: 'GATEWAY_ERROR' }
  | { readonly kind: 'SERVER_ERROR' };

export function refusalOf({ status, body }: HttpAnswer): Refusal {
  const { message, error, session, exception } = errorBodySchema.parse(body);
  if (status >= 500) return serverRefusal(status, exception ?? null);
  switch (status) {
    case 401:
    case 403:
      return { kind: 'WRONG_KEY' };
    case 404:
      return { kind: missing(message ?? '') };
    case 408:
      // A gateway's word: it gave up, whatever it had passed on by then.
      return { kind: 'GATEWAY_ERROR' };
    case 422:
      return { kind: unprocessable(message ?? error ?? '', session !== null) };
    case 429:
      return { kind: 'OVER_LIMIT' };
    default:
      return { kind: 'BAD_REQUEST' };
  }
}

function missing(message: string) {
  if (message === 'Session not found') return 'SESSION_MISSING';
  if (message === 'Message not found') return 'MESSAGE_MISSING';
  return 'UNKNOWN_ROUTE';
}

function unprocessable(text: string, namesSession: boolean) {
  if (/only 'default' session/i.test(text)) return 'ONE_SESSION_ONLY';
  if (/only in Plus version/i.test(text)) return 'PLUS_ONLY';
  if (/already started/i.test(text)) return 'ALREADY_STARTED';
  if (/already exists/i.test(text)) return 'ALREADY_EXISTS';
  return namesSession || /only in SCAN_QR_CODE status/i.test(text) ? 'SESSION_NOT_READY' : 'BAD_REQUEST';
}

interface EngineException {
  readonly message: string;
  readonly codes: readonly string[];
  readonly restrictedUntil: number | null;
}

function serverRefusal(status: number, exception: EngineException | null): Refusal {
  if (exception !== null) {
    const { message, codes, restrictedUntil } = exception;
    if (codes.includes('429') || message.includes('rate-overlimit')) return { kind: 'OVER_LIMIT' };
    if (codes.includes('463') || /\berror 463\b/.test(message)) {
      return { kind: 'NEW_CHATS_RESTRICTED', until: restrictedUntil };
    }
    if (/\bno LID (found )?for\b/i.test(message)) return { kind: 'NO_WHATSAPP' };
    if (/async-lock timed out/i.test(message)) return { kind: 'LOCKED' };
  }
  if (status === 501) return { kind: 'NOT_IMPLEMENTED' };
  return { kind: status >= 502 && status <= 504 ? 'GATEWAY_ERROR' : 'SERVER_ERROR' };
}
