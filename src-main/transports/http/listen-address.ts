import { X509Certificate } from 'node:crypto';
import { BlockList, isIP, isIPv6 } from 'node:net';
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
 * (HOST_INVALID): a name leads wherever its owner says.
 */
export function listenAddress(asked: string, tls: Tls | null): ListenAddress {
  const host = canonical(asked);
  if (host === null) throw new Refusal('HOST_INVALID', { host: asked });
  if (host === '0.0.0.0' || host === '::') throw new Refusal('HOST_EVERYWHERE', { host: asked });
  const names = tls === null ? [] : namesIn(tls);
  const family = isIPv6(host) ? 'ipv6' : 'ipv4';
  if (loopbacks.check(host, family)) return { host, tls, names: [...loopback.names, ...names] };
  if (!intranets.check(host, family)) throw new Refusal('HOST_PUBLIC', { host: asked });
  if (tls === null) throw new Refusal('HOST_NEEDS_TLS', { host: asked });
  return { host, tls, names };
}

/** Such as `https://192.168.1.20:4780`. */
export function originOf({ host, tls }: ListenAddress, port: number): string {
  return `${tls === null ? 'http' : 'https'}://${inUrl(host)}:${port}`;
}

/** What a Host header may say: nothing a foreign page could have its own name lead to. */
export function ownHosts({ host, tls, names }: ListenAddress, port: number): readonly string[] {
  const isDefault = port === (tls === null ? 80 : 443);
  const all = [inUrl(host), ...names];
  return [...all.map((name) => `${name}:${port}`), ...(isDefault ? all : [])];
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
