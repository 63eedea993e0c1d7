/**
 * Chromium knows no `app:` scheme and Playwright cannot teach it one. `app://invita/` is shown to it as an https
 * origin, secure and of its own like the real one, at a host that can never be reached.
 */
const suffix = '.app-scheme.invalid';

export function toShown(appUrl: string): string {
  const { protocol, host, pathname, search, hash } = new URL(appUrl);
  if (protocol !== 'app:')
    throw new Error(`The stand-in for Electron opens app: addresses only, not ${appUrl}`);
  return `https://${host}${suffix}${pathname}${search}${hash}`;
}

/** What the main process gets to see; every other address as it is. */
export function fromShown(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (protocol !== 'https:' || !host.endsWith(suffix)) return url;
  return `app://${host.slice(0, -suffix.length)}${pathname}${search}${hash}`;
}
