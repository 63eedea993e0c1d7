export interface RequestHead {
  /** As sent, such as `/rpc`. */
  readonly target: string;
  /** Names and values in turn, as sent: a list of them by name would hide that one came twice. */
  readonly rawHeaders: readonly string[];
}

/**
 * Whether a request may come in at all, before anything else is looked at; the code of its refusal if not.
 *
 * A page that rebinds its own name to 127.0.0.1 betrays itself by its Host; a page elsewhere that makes the browser
 * send something here by its Origin or Sec-Fetch-Site. Programs send neither of those two.
 */
export function refusalOf(head: RequestHead, port: number): 'FOREIGN_HOST' | 'FOREIGN_ORIGIN' | null {
  const [host, ...otherHosts] = valuesOf('host', head);
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (host === undefined || otherHosts.length > 0 || !ownHosts.includes(host)) return 'FOREIGN_HOST';
  // A target with an authority of its own (http://elsewhere/) would overrule the Host.
  if (!head.target.startsWith('/')) return 'FOREIGN_HOST';
  if (valuesOf('origin', head).some((origin) => origin !== `http://${host}`)) return 'FOREIGN_ORIGIN';
  const sites = valuesOf('sec-fetch-site', head);
  return sites.every((site) => site === 'same-origin' || site === 'none') ? null : 'FOREIGN_ORIGIN';
}

function valuesOf(name: string, { rawHeaders }: RequestHead): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}
