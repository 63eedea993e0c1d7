import type { ErrorCode } from '#contract/error-codes.ts';
import { Refusal } from '#contract/result.ts';

/** The start of a sentence of Docker's is enough to look it up. */
export const reasonLength = 200;

/** What went wrong between us and Docker, as a code with a sentence for the admin. */
export function dockerTrouble(error: unknown, otherwise: ErrorCode = 'DOCKER_FAILED'): Refusal {
  if (error instanceof Refusal) return error;
  const reason = messageOf(error);
  return new Refusal(codeOf(reason) ?? otherwise, { reason: reason.slice(0, reasonLength) });
}

export function isPortTaken(error: unknown): boolean {
  return codeOf(messageOf(error)) === 'CONTAINER_PORT_TAKEN';
}

export function isNotFound(error: unknown): boolean {
  return (error as { statusCode?: unknown }).statusCode === 404;
}

function codeOf(reason: string): ErrorCode | null {
  if (/port is already allocated|address already in use|ports are not available/i.test(reason)) {
    return 'CONTAINER_PORT_TAKEN';
  }
  if (/no space left on device/i.test(reason)) return 'DOCKER_DISK_FULL';
  if (/ECONNREFUSED|ENOENT|EPIPE|ECONNRESET|socket hang up/.test(reason)) return 'DOCKER_NOT_RUNNING';
  return null;
}

function messageOf(error: unknown): string {
  const { reason, json } = error as { reason?: unknown; json?: { message?: unknown } | null };
  if (typeof json?.message === 'string') return json.message;
  if (error instanceof Error) return error.message;
  return typeof reason === 'string' ? reason : String(error);
}
