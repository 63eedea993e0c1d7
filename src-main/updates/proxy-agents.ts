import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** What stands between this computer and an address, as Chromium answers: `PROXY a:1; HTTPS b:2; SOCKS5 c:3; DIRECT`. */
export type ProxyFor = (url: string) => Promise<string>;

export interface ProxyAgents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTPS: 'https' };

/** The address of the first way that we can go; null for the direct one. What only SOCKS could do is tried directly. */
export function proxyIn(answer: string): string | null {
  for (const way of answer.split(';')) {
    const [kind = '', host = ''] = way.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = schemes[kind.toUpperCase()];
    const url = `${scheme}://${host}`;
    if (scheme !== undefined && /^[\w.[\]:-]+:\d{1,5}$/.test(host) && URL.canParse(url)) return url;
  }
  return null;
}

/** What goes through the proxy of this answer: tunnelled where the address is encrypted, so that it sees no more than its name. */
export function agentsFor(answer: string): ProxyAgents | null {
  const proxy = proxyIn(answer);
  if (proxy === null) return null;
  return {
    http: new HttpAgent({ proxyEnv: { HTTP_PROXY: proxy } }),
    https: new HttpsAgent({ proxyEnv: { HTTPS_PROXY: proxy } }),
  };
}
