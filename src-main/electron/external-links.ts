/** Documentation the window may point to. */
const documentationHosts = ['waha.devlike.pro'];

/**
 * The address to hand to the person's browser, or null for one that is not handed on: only https to a host we know,
 * on its usual port and without credentials. Any other scheme could start a program.
 *
 * @param linkBase where invitation links lead to, which the admin may want to look at
 * @param updatesFolder where newer versions lie, for a copy that is replaced by hand; only what is in it
 */
export function externalAddress(
  url: string,
  linkBase: string,
  updatesFolder: string | null = null,
): string | null {
  const address = httpsUrl(url);
  if (address === null) return null;
  const folder = updatesFolder === null ? null : httpsUrl(updatesFolder);
  if (folder !== null && address.href.startsWith(folder.href)) return address.href;
  const hosts = [...documentationHosts, httpsUrl(linkBase)?.host];
  return hosts.includes(address.host) ? address.href : null;
}

function httpsUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}
