import { createHash, createHmac } from 'node:crypto';

/** The namespace of our tokens: a web site passes it to `django.core.signing.loads(token, key=…, salt=…)`. */
const linkSalt = 'invita.invitation';

/** HMAC-SHA256 as Django (3.2 and later) derives it from salt and secret: 43 characters of base64url. */
export function signature(value: string, secret: string): string {
  const key = createHash('sha256').update(`${linkSalt}signer${secret}`).digest();
  return createHmac('sha256', key).update(value).digest('base64url');
}
