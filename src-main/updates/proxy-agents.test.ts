import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { appLooker } from './app-looker.ts';
import { proxyIn } from './proxy-agents.ts';
import { metadataName, signingKey, UpdateServer } from './testing/update-server.ts';

const here = new AbortController().signal;

/** A proxy as an office has it: plain requests it passes on, encrypted ones it is asked to tunnel. */
async function anOffice() {
  const asked: string[] = [];
  const proxy: Server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = await fetch(request.url ?? '');
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  proxy.on('connect', ({ url = '' }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
  return { asked, address: `127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

function lookerFrom(url: string, key: string, proxyFor?: (url: string) => Promise<string>) {
  return appLooker({
    source: { url, keys: [key] },
    ...{ ending: '.deb', version: '1.0.0', configPath: '', cacheDirectory: temporaryDirectory(), note() {} },
    ...(proxyFor !== undefined && { proxyFor }),
  });
}

describe('what the system says of proxies', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['PROXY proxy.example:3128; DIRECT', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:443', 'https://proxy.example:443'],
    ['SOCKS5 socks.example:1080; PROXY [::1]:8080', 'http://[::1]:8080'],
    ['SOCKS5 socks.example:1080', null],
    ['DIRECT; PROXY proxy.example:3128', null],
    ['', null],
    ['PROXY', null],
    ['PROXY me:word@proxy.example:3128', null],
    ['PROXY proxy.example:3128/path', null],
    ['WHATEVER proxy.example:3128', null],
  ])('%j leads through %j', (answer, proxy) => expect(proxyIn(answer)).toBe(proxy));
});

describe('looking for a newer version', () => {
  it('goes through the proxy of the system, metadata and signature, and believes no more for that', async () => {
    const office = await anOffice();
    const server = await UpdateServer.start();
    server.publishFiles('1.1.0', ['deb']);
    const resolved: string[] = [];
    const proxyFor = async (url: string) => {
      resolved.push(url);
      return `PROXY ${office.address}; DIRECT`;
    };
    const metadata = `${server.url}${metadataName()}`;
    expect(await lookerFrom(server.url, server.key.publicKey, proxyFor).look('STABLE', here)).toMatchObject({
      version: '1.1.0',
    });
    expect(resolved.map((url) => url.split('?')[0])).toEqual([metadata, `${metadata}.sig`]);
    expect(office.asked.map((line) => line.split('?')[0])).toEqual([
      `GET ${metadata}`,
      `GET ${metadata}.sig`,
    ]);
    await expect(
      lookerFrom(server.url, signingKey().publicKey, proxyFor).look('STABLE', here),
    ).rejects.toMatchObject({ code: 'UPDATE_SIGNATURE_WRONG' });
  });

  it('asks it for a tunnel where the server is encrypted, and says so when there is none', async () => {
    const office = await anOffice();
    const looker = lookerFrom('https://updates.example.org/invita/', signingKey().publicKey, async () => {
      return `PROXY ${office.address}`;
    });
    await expect(looker.look('STABLE', here)).rejects.toMatchObject({ code: 'UPDATE_SERVER_UNREACHABLE' });
    expect(office.asked).toEqual(['CONNECT updates.example.org:443']);
  });

  it.each([
    ['says so', async () => 'DIRECT'],
    [
      'cannot tell',
      async () => {
        throw new Error('no answer');
      },
    ],
    ['was not asked', undefined],
  ])('goes directly where the system %s', async (_, proxyFor) => {
    const server = await UpdateServer.start();
    server.publishFiles('1.1.0', ['deb']);
    expect(await lookerFrom(server.url, server.key.publicKey, proxyFor).look('STABLE', here)).toMatchObject({
      version: '1.1.0',
    });
  });
});
