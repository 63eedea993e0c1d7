import { X509Certificate } from 'node:crypto';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createSecureContext } from 'node:tls';
import { Refusal } from '#contract/result.ts';

export interface Tls {
  /** PEM, like the key; the chain may follow. */
  readonly cert: string;
  readonly key: string;
}

/** Where the server listens, and by which names it answers there. */
export interface ListenAddress {
  /** An IP address, in its one canonical form. */
  readonly host: string;
  readonly tls: Tls | null;
  /** Names besides the address: those of the certificate, or of the loopback. */
  readonly names: readonly string[];
  /** Where others find it, such as `https://invita.lan`, when that is not where it listens. */
  readonly publicUrl?: URL | null;
}

export const loopback: ListenAddress = {
  host: '127.0.0.1',
  tls: null,
  names: ['localhost', '[::1]'],
};

const loopbacks = blockList([['127.0.0.0', 8]], [['::1', 128]]);
const intranets = blockList(
  [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ],
  [['fc00::', 7]],
);

/**
 * Where `--host` may listen: on the loopback, and over TLS on a private address. Refuses every interface at once
 * (HOST_EVERYWHERE), what others could reach (HOST_PUBLIC), the intranet without TLS (HOST_NEEDS_TLS) and names
 * (HOST_INVALID): a name leads wherever its owner says. `private` is the one private address this computer has, as in a
 * container, where nobody knows it beforehand; refused (HOST_AMBIGUOUS) where there is none or a choice.
 */
export function listenAddress(
  asked: string,
  tls: Tls | null,
  addresses: () => readonly string[] = ownAddresses,
): ListenAddress {
  const host = asked === 'private' ? thePrivateOne(addresses()) : canonical(asked);
  if (host === null) throw new Refusal('HOST_INVALID', { host: asked });
  if (host === '0.0.0.0' || host === '::') throw new Refusal('HOST_EVERYWHERE', { host: asked });
  const names = tls === null ? [] : namesIn(tls);
  const family = isIPv6(host) ? 'ipv6' : 'ipv4';
  if (loopbacks.check(host, family)) return { host, tls, names: [...loopback.names, ...names] };
  if (!intranets.check(host, family)) throw new Refusal('HOST_PUBLIC', { host: asked });
  if (tls === null) throw new Refusal('HOST_NEEDS_TLS', { host: asked });
  return { host, tls, names };
}

/**
 * The same, found by others at another address: behind a published port, by a name of the intranet. Refuses
 * (PUBLIC_URL_INVALID) what is no origin over TLS that the certificate is for: a browser would not believe it either.
 */
export function withPublicUrl(at: ListenAddress, text: string): ListenAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && url.protocol === 'https:' && url.href === `${url.origin}/`;
  if (!isOrigin || at.tls === null || !isFor(at.tls, url.hostname)) {
    throw new Refusal('PUBLIC_URL_INVALID', { url: text });
  }
  return { ...at, publicUrl: url };
}

function isFor({ cert }: Tls, hostname: string): boolean {
  const certificate = new X509Certificate(cert);
  const bare = hostname.replace(/^\[|\]$/g, '');
  return (isIP(bare) === 0 ? certificate.checkHost(bare) : certificate.checkIP(bare)) !== undefined;
}

function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.filter(({ internal }) => !internal).map(({ address }) => address);
}

/** IPv6 only where there is no IPv4: a container has both at times, for the same network. */
function thePrivateOne(addresses: readonly string[]): string {
  const isPrivate = (address: string) => intranets.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  const found = addresses.filter((address) => isIP(address) !== 0 && isPrivate(address));
  const chosen = found.some((address) => !isIPv6(address)) ? found.filter((each) => !isIPv6(each)) : found;
  const [only, ...others] = chosen;
  if (only === undefined || others.length > 0) {
    throw new Refusal('HOST_AMBIGUOUS', { addresses: chosen.join(', ') || '—' });
  }
  return only;
}

/** Such as `https://192.168.1.20:4780`. */
export function originOf({ host, tls }: ListenAddress, port: number): string {
  return `${tls === null ? 'http' : 'https'}://${inUrl(host)}:${port}`;
}

/** What a Host header may say: nothing a foreign page could have its own name lead to. */
export function ownHosts({ host, tls, names, publicUrl }: ListenAddress, port: number): readonly string[] {
  const isDefault = port === (tls === null ? 80 : 443);
  const all = [inUrl(host), ...names];
  const found = publicUrl ? [publicUrl.host] : [];
  return [...new Set([...all.map((name) => `${name}:${port}`), ...(isDefault ? all : []), ...found])];
}

function canonical(asked: string): string | null {
  if (asked === 'localhost') return loopback.host;
  // IPv4 within IPv6 would be judged as neither.
  if (isIP(asked) === 0 || (isIPv6(asked) && asked.includes('.')) || asked.includes('%')) return null;
  if (!isIPv6(asked)) return asked;
  const written = new URL(`http://[${asked}]/`).hostname.slice(1, -1);
  return written.startsWith('::ffff:') ? null : written;
}

function inUrl(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/** The host names a certificate is for, without wildcards. Refuses (TLS_INVALID) one that does not go with its key. */
function namesIn({ cert, key }: Tls): readonly string[] {
  try {
    createSecureContext({ cert, key });
    const { subjectAltName = '' } = new X509Certificate(cert);
    return [...subjectAltName.matchAll(/DNS:([a-z0-9.-]+)/gi)].map(([, name = '']) => name.toLowerCase());
  } catch {
    throw new Refusal('TLS_INVALID');
  }
}

type Subnet = readonly [string, number];

function blockList(ipv4: readonly Subnet[], ipv6: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of ipv4) list.addSubnet(address, prefix, 'ipv4');
  for (const [address, prefix] of ipv6) list.addSubnet(address, prefix, 'ipv6');
  return list;
}
