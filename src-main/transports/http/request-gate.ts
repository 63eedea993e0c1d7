export interface RequestHead {
  /** As sent, such as `/rpc`. */
  readonly target: string;
  /** Names and values in turn, as sent: a list of them by name would hide that one came twice. */
  readonly rawHeaders: readonly string[];
}

/** What a request has to be meant for. */
export interface OwnAddress {
  /** What its Host may say. */
  readonly hosts: readonly string[];
  readonly secure: boolean;
}

/**
 * Whether a request may come in at all, before anything else is looked at; the code of its refusal if not.
 *
 * A page that rebinds its own name to our address betrays itself by its Host; a page elsewhere that makes the browser
 * send something here by its Origin or Sec-Fetch-Site. Programs send neither of those two.
 */
export function refusalOf(head: RequestHead, own: OwnAddress): 'FOREIGN_HOST' | 'FOREIGN_ORIGIN' | null {
  const [host, ...otherHosts] = valuesOf('host', head);
  if (host === undefined || otherHosts.length > 0 || !own.hosts.includes(host)) return 'FOREIGN_HOST';
  // A target with an authority of its own (http://elsewhere/) would overrule the Host.
  if (!head.target.startsWith('/')) return 'FOREIGN_HOST';
  const scheme = own.secure ? 'https' : 'http';
  if (valuesOf('origin', head).some((origin) => origin !== `${scheme}://${host}`)) return 'FOREIGN_ORIGIN';
  const sites = valuesOf('sec-fetch-site', head);
  return sites.every((site) => site === 'same-origin' || site === 'none') ? null : 'FOREIGN_ORIGIN';
}

function valuesOf(name: string, { rawHeaders }: RequestHead): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}
