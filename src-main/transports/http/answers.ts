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

export function jsonAnswer(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { ...privateHeaders, ...headers } });
}

export function failureAnswer(error: Failure): Response {
  return jsonAnswer(error, errorStatus[error.code], headersOf(error));
}

function headersOf({ code, details }: Failure): Record<string, string> {
  if (code === 'UNAUTHORIZED') return { 'www-authenticate': 'Bearer realm="Invita"' };
  if (code === 'TOO_MANY_REQUESTS') return { 'retry-after': String(details?.['seconds']) };
  if (code === 'METHOD_NOT_ALLOWED') return { allow: String(details?.['allowed']) };
  return {};
}

/** Refuses in the language of the configuration. */
export type Refuse = (code: ErrorCode, details?: Failure['details']) => Response;

export function createRefuse(language: () => Language): Refuse {
  return (code, details) => failureAnswer(failure(language(), code, details));
}
