import { timingSafeEqual } from 'node:crypto';
import { fromBase62 } from './base62.ts';
import { decodePayload, type InvitationPayload } from './payload.ts';
import { checkSecret } from './secret.ts';
import { signature } from './signature.ts';

export type Verification = Verified | { readonly ok: false; readonly reason: VerificationFailure };

interface Verified {
  readonly ok: true;
  readonly payload: InvitationPayload;
  /** Epoch seconds. */
  readonly signedAt: number;
}

/**
 * `MALFORMED`: not the shape of a token, nothing was computed. `BAD_SIGNATURE`: altered, or signed with none of the
 * secrets. `BAD_PAYLOAD`: signed with our secret, but no invitation.
 */
export type VerificationFailure = 'MALFORMED' | 'BAD_SIGNATURE' | 'BAD_PAYLOAD';

const maxTokenLength = 512;
const shape = /^(?<encoded>[A-Za-z0-9_-]+):(?<time>[A-Za-z0-9]{1,8}):(?<mac>[A-Za-z0-9_-]{43})$/;

/**
 * Reads a token made by `sign` or by Django. `secrets` are all that count now: the current one, and the previous one
 * for as long as its grace lasts. Whether event and version still hold is for the caller, who knows the household.
 * Never throws, whatever `token` is.
 */
export function verify(token: unknown, secrets: readonly string[]): Verification {
  if (typeof token !== 'string' || token.length > maxTokenLength) return refuse('MALFORMED');
  const { encoded, time, mac } = shape.exec(token)?.groups ?? {};
  if (encoded === undefined || time === undefined || mac === undefined) return refuse('MALFORMED');

  const value = `${encoded}:${time}`;
  // Anybody can sign with an empty or well-known secret: a slot left blank must not verify anything.
  const usable = secrets.filter((secret) => checkSecret(secret).ok);
  if (!usable.some((secret) => sameText(mac, signature(value, secret)))) return refuse('BAD_SIGNATURE');

  const payload = decodePayload(encoded);
  return payload === null ? refuse('BAD_PAYLOAD') : { ok: true, payload, signedAt: fromBase62(time) };
}

/** As strings: three other last characters decode to the same bytes, and would make one link look like four. */
function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function refuse(reason: VerificationFailure): Verification {
  return { ok: false, reason };
}
