import { request } from 'node:https';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { httpAppParts } from '../../testing/http-app.ts';
import { temporaryDirectory } from '../../testing/real-app.ts';
import { startHttp } from '../http.ts';
import { makeCertificate, openssl } from '../testing/certificate.ts';
import { listenAddress, loopback, originOf, ownHosts, type Tls, withPublicUrl } from './listen-address.ts';

function codeOf(host: string, tls: Tls | null = null): string {
  try {
    return listenAddress(host, tls).host;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('where Invita may listen', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', '127.0.0.1'],
    ['127.0.0.2', '127.0.0.2'],
    ['::1', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
  ])('is this computer: %s', (host, canonical) => {
    expect(codeOf(host)).toBe(canonical);
  });

  it.each(['0.0.0.0', '::', '0:0:0:0:0:0:0:0'])('is never every network: %s', (host) => {
    expect(codeOf(host)).toBe('HOST_EVERYWHERE');
  });

  it.each([
    ...['8.8.8.8', '192.169.0.1', '172.32.0.1', '172.15.255.255', '11.0.0.1', '100.64.0.1', '169.254.1.1'],
    ...['2001:db8::1', 'fe80::1', '224.0.0.1', '255.255.255.255', '1.0.0.127'],
  ])('is never where strangers could reach it: %s', (host) => {
    expect(codeOf(host)).toBe('HOST_PUBLIC');
  });

  it.each(['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.20', 'fd00::20'])(
    'is the intranet with TLS alone: %s',
    (host) => {
      expect(codeOf(host)).toBe('HOST_NEEDS_TLS');
    },
  );

  it.each([
    ...['', '*', 'invita.lan', '10.0.0', '010.0.0.1', '0x7f.1', '2130706433', '127.1', '10.0.0.1:80'],
    ...['::ffff:10.0.0.1', '::ffff:a00:1', '[::1]', 'fe80::1%eth0', '10.0.0.1/8', ' 10.0.0.1'],
  ])('is an address in numbers, written in full: not %j', (host) => {
    expect(codeOf(host)).toBe('HOST_INVALID');
  });

  it('refuses what is no certificate, or not that of the key', () => {
    expect(codeOf('10.0.0.1', { cert: 'x', key: 'y' })).toBe('TLS_INVALID');
  });

  it('is the one private address of a container, which nobody knows beforehand', () => {
    const of = (...addresses: string[]) => {
      try {
        return listenAddress('private', null, () => addresses).host;
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    };
    // Found, and then as every private address only over TLS.
    expect(of('172.18.0.3')).toBe('HOST_NEEDS_TLS');
    expect(of('172.18.0.3', 'fd00::3', 'fe80::1', '8.8.8.8')).toBe('HOST_NEEDS_TLS');
    expect(of('fd00::3')).toBe('HOST_NEEDS_TLS');
    expect(of()).toBe('HOST_AMBIGUOUS');
    expect(of('8.8.8.8', '2001:db8::1')).toBe('HOST_AMBIGUOUS');
    expect(of('10.0.0.4', '172.18.0.3')).toBe('HOST_AMBIGUOUS');
  });

  it('answers on the loopback to its names, and elsewhere only to its own', () => {
    expect(ownHosts(loopback, 4780)).toEqual(['127.0.0.1:4780', 'localhost:4780', '[::1]:4780']);
    const tls = { cert: '', key: '' };
    const intranet = { host: 'fd00::20', tls, names: ['invita.lan'] };
    expect(ownHosts(intranet, 443)).toEqual(['[fd00::20]:443', 'invita.lan:443', '[fd00::20]', 'invita.lan']);
    expect(originOf(intranet, 443)).toBe('https://[fd00::20]:443');
  });
});

const title = openssl === null ? 'over TLS (SKIPPED: no openssl here)' : 'over TLS';
describe.skipIf(openssl === null)(title, () => {
  const fromDirectory = () => makeCertificate(temporaryDirectory(), 'DNS:Invita.lan,DNS:*.lan,IP:10.0.0.1');

  it('answers to the names of the certificate, without wildcards', () => {
    expect(listenAddress('10.0.0.1', fromDirectory()).names).toEqual(['invita.lan']);
  });

  it('is found at the address people open, when the certificate is for it', () => {
    const at = listenAddress('10.0.0.1', fromDirectory());
    expect(ownHosts(withPublicUrl(at, 'https://invita.lan'), 4780)).toContain('invita.lan');
    expect(ownHosts(withPublicUrl(at, 'https://invita.lan:8443/'), 4780)).toContain('invita.lan:8443');
    const refused = (url: string, where = at) => {
      expect(() => withPublicUrl(where, url), url).toThrow(
        expect.objectContaining({ code: 'PUBLIC_URL_INVALID' }),
      );
    };
    for (const url of [
      'http://invita.lan',
      'https://elsewhere.example',
      'https://invita.lan/a',
      'invita.lan',
      '',
    ]) {
      refused(url);
    }
    refused('https://anna:x@invita.lan');
    refused('https://localhost', loopback);
  });

  it('refuses a key that is another one’s', () => {
    const [one, two] = [fromDirectory(), fromDirectory()];
    expect(codeOf('10.0.0.1', { cert: one.cert, key: two.key })).toBe('TLS_INVALID');
  });

  it('lets in what names it, and no page that had its own name lead here', async () => {
    const tls = fromDirectory();
    const server = await startHttp({
      ...httpAppParts().parts,
      port: 0,
      at: { ...listenAddress('127.0.0.1', tls), names: ['invita.lan'] },
    });
    onTestFinished(server.close);
    expect(server.origin).toBe(`https://127.0.0.1:${server.port}`);
    const ask = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { port } = server;
        request({
          host: '127.0.0.1',
          port,
          path: '/api/health',
          ca: tls.cert,
          headers,
          checkServerIdentity: () => undefined,
          agent: false,
        })
          .on('response', (response) => {
            response.resume();
            resolve(response.statusCode);
          })
          .on('error', reject)
          .end();
      });
    const host = `invita.lan:${server.port}`;
    expect(await ask({ host })).toBe(200);
    expect(await ask({ host: 'evil.lan:4780' })).toBe(421);
    expect(await ask({ host, origin: `https://${host}` })).toBe(200);
    expect(await ask({ host, origin: `http://${host}` })).toBe(403);
  });
});

it('refuses an address this computer does not have', async () => {
  const at = { host: '10.254.253.252', tls: null, names: [] };
  await expect(startHttp({ ...httpAppParts().parts, port: 0, at })).rejects.toMatchObject({
    code: 'HOST_ELSEWHERE',
    details: { host: '10.254.253.252' },
  });
});
