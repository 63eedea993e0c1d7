import type { Language } from '#contract/common.ts';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { failure } from '#contract/error-messages.ts';
import type { Failure } from '#contract/result.ts';

/** Every answer that is not a file of the window: private, never stored, never taken for something else. */
export const privateHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function jsonAnswer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { ...privateHeaders, ...headers } });
}

export function failureAnswer(error: Failure, headers: Readonly<Record<string, string>> = {}): Response {
  const challenge = error.code === 'UNAUTHORIZED' ? { 'www-authenticate': 'Bearer realm="Invita"' } : {};
  return jsonAnswer(error, errorStatus[error.code], { ...challenge, ...headers });
}

/** Refuses in the language of the configuration. */
export type Refuse = (code: ErrorCode, details?: Failure['details']) => Response;

export function createRefuse(language: () => Language): Refuse {
  return (code, details) => {
    const allow = code === 'METHOD_NOT_ALLOWED' && typeof details?.['allowed'] === 'string' ? details['allowed'] : null;
    return failureAnswer(failure(language(), code, details), allow === null ? {} : { allow });
  };
}
