export type NormalisedUrl = { readonly ok: true; readonly url: string } | { readonly ok: false };

/**
 * The base URL of a WAHA server as a person types it: `http` or `https` (http when missing), a host, maybe a port and a
 * path prefix. Credentials, a query and a fragment are refused. The result has no slash at its end.
 */
export function normaliseWahaUrl(text: string): NormalisedUrl {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  // The parser drops an empty `?` or `#` and repairs spaces and backslashes: what needs repair is a slip of the pen.
  if (/[\s\\?#@]/.test(withScheme) || !URL.canParse(withScheme)) return { ok: false };
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false };
  return { ok: true, url: `${url.origin}${url.pathname}`.replace(/\/+$/, '') };
}
