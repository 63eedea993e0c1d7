/** Scheme and host of the window's pages: `app://invita/`. */
export const appScheme = 'app';
const appHost = 'invita';
const appOrigin = `${appScheme}://${appHost}`;
export const pageUrl = `${appOrigin}/`;

/** Whether the URL is one of the window's own. It is parsed: `app://invita.evil/` begins like ours. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}
