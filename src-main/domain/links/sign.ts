import { toBase62 } from './base62.ts';
import { encodePayload, type InvitationPayload } from './payload.ts';
import { checkSecret } from './secret.ts';
import { signature } from './signature.ts';

/** 62^8 seconds, some seven million years: what `verify` bounds a timestamp to. */
const latest = 62 ** 8 - 1;

/**
 * The token of an invitation link, character for character what Django makes with
 * `signing.dumps({"e": event, "h": household, "v": version}, key=secret, salt="invita.invitation")`.
 *
 * `signedAt` is in epoch seconds (a stamp's `wall / 1000`; a fraction is cut off as Django does). Throws a RangeError
 * for a payload, secret or time that `verify` would refuse: nobody may send a link that cannot work.
 */
export function sign(payload: InvitationPayload, secret: string, signedAt: number): string {
  const seconds = Math.floor(signedAt);
  if (!(seconds >= 0 && seconds <= latest)) throw new RangeError('signedAt must be epoch seconds');
  if (!checkSecret(secret).ok) throw new RangeError('the link secret is not usable');
  const value = `${encodePayload(payload)}:${toBase62(seconds)}`;
  return `${value}:${signature(value, secret)}`;
}
