import type * as z from 'zod';
import type { Answer, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { HttpFailure, HttpResult } from './http.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** The answer to a question: the parsed body of a 2xx, else why there is none. */
export function answerOf<T>(result: HttpResult, schema: z.ZodType<T>): Answer<T> {
  if (!isSuccess(result)) return { ok: false, trouble: troubleOf(result) };
  const parsed = schema.safeParse(result.body);
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, trouble: 'FAILED' };
}

export function isSuccess(result: HttpResult): result is Extract<HttpResult, { kind: 'answer' }> {
  return result.kind === 'answer' && result.status >= 200 && result.status < 300;
}

/** The refusal a 4xx or 5xx answer stands for; null for every other result. */
export function refusalIn(result: HttpResult): Refusal['kind'] | null {
  return result.kind === 'answer' && result.status >= 400 ? refusalOf(result).kind : null;
}

/** Why a result that is no success says nothing useful. */
export function troubleOf(result: HttpResult): WahaTrouble {
  if (result.kind === 'failure') return troubleOfFailure[result.failure];
  const refusal = refusalIn(result);
  // Neither success nor refusal: a redirect, which WAHA's API never gives.
  return refusal === null ? 'NOT_WAHA' : troubleOfRefusal[refusal];
}

const troubleOfFailure: Readonly<Record<HttpFailure, WahaTrouble>> = {
  NOT_WRITTEN: 'UNREACHABLE',
  TIMEOUT: 'UNREACHABLE',
  RESET: 'UNREACHABLE',
  BAD_ANSWER: 'FAILED',
  TOO_LARGE: 'FAILED',
};

const troubleOfRefusal: Readonly<Record<Refusal['kind'], WahaTrouble>> = {
  WRONG_KEY: 'WRONG_KEY',
  SESSION_NOT_READY: 'NOT_READY',
  SESSION_MISSING: 'NOT_FOUND',
  ONE_SESSION_ONLY: 'ONE_SESSION_ONLY',
  PLUS_ONLY: 'BAD_REQUEST',
  ALREADY_STARTED: 'BAD_REQUEST',
  ALREADY_EXISTS: 'BAD_REQUEST',
  MESSAGE_MISSING: 'NOT_FOUND',
  UNKNOWN_ROUTE: 'NOT_WAHA',
  OVER_LIMIT: 'OVER_LIMIT',
  NEW_CHATS_RESTRICTED: 'FAILED',
  NO_WHATSAPP: 'FAILED',
  LOCKED: 'BUSY',
  NOT_IMPLEMENTED: 'FAILED',
  BAD_REQUEST: 'BAD_REQUEST',
  GATEWAY_ERROR: 'UNREACHABLE',
  SERVER_ERROR: 'FAILED',
};
