export type LinkBaseCheck = { readonly ok: true } | { readonly ok: false; readonly reason: LinkBaseProblem };

/**
 * `NOT_A_URL`: no web address, or with a character that would end the link too early in a text.
 * `NOT_ASCII`: letters outside ASCII; WhatsApp calls such a link suspicious and does not open it for strangers.
 * `NOT_SECURE`: plain http to anything but this computer.
 * `HAS_PASSWORD`: a user name or password in front of the host.
 * `TOKEN_MISPLACED`: `{token}` twice or within the host, or missing where the end of the address is no place for it.
 */
export type LinkBaseProblem =
  | 'NOT_A_URL'
  | 'NOT_ASCII'
  | 'NOT_SECURE'
  | 'HAS_PASSWORD'
  | 'TOO_LONG'
  | 'TOKEN_MISPLACED';

export const tokenPlaceholder = '{token}';
const maxLength = 500;

/** The host is spelled out, since a parser would also accept one that hides other letters behind `%` signs. */
const address = /^https?:\/\/(?:[a-z\d.-]+|\[[\da-f:.]+\])(?::\d+)?(?:[/?#][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/i;
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether personal links may be built on `base`: a web address, or one with `{token}` where the token goes. */
export function checkLinkBase(base: string): LinkBaseCheck {
  const reason = problemOf(base);
  return reason === null ? { ok: true } : { ok: false, reason };
}

function problemOf(base: string): LinkBaseProblem | null {
  if (base.length > maxLength) return 'TOO_LONG';
  if (/[^\p{ASCII}]/u.test(base)) return 'NOT_ASCII';
  if (/^https?:\/\/[^/?#]*@/i.test(base)) return 'HAS_PASSWORD';
  const placeholders = base.split(tokenPlaceholder).length - 1;
  if (placeholders > 1 || /^https?:\/\/[^/?#]*\{token\}/i.test(base)) return 'TOKEN_MISPLACED';

  const sample = base.replace(tokenPlaceholder, 'token');
  const url = address.test(sample) ? URL.parse(sample) : null;
  if (url === null) return 'NOT_A_URL';
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return 'NOT_SECURE';
  return placeholders === 1 || canBeAppendedTo(base) ? null : 'TOKEN_MISPLACED';
}

/** A query or fragment that does not end as if waiting for a value would swallow the token. */
function canBeAppendedTo(base: string): boolean {
  return !/[?#]/.test(base) || /[/=?#]$/.test(base);
}
