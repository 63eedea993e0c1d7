import { once } from 'node:events';
import type net from 'node:net';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp, type HttpResult, path } from './http.ts';
import { answering, behaving, onceRead, refusedUrl } from './testing/loopback.ts';

const soon = 250;

function post(url: string, options: { key?: string | null; timeoutMs?: number } = {}): Promise<HttpResult> {
  const http = createHttp({ url, key: options.key ?? 'secret', connectTimeoutMs: 10_000 });
  return http({
    method: 'POST',
    path: 'api/sendText',
    body: { text: 'ciao' },
    timeoutMs: options.timeoutMs ?? 10_000,
  });
}

function failure(cause: string) {
  return { kind: 'failure', failure: cause };
}

function statusOrFailure(result: HttpResult): number | string {
  return result.kind === 'answer' ? result.status : result.failure;
}

function answerOnce(socket: net.Socket, text: string | Buffer): void {
  onceRead(socket, () => socket.end(text));
}

describe('an exchange that works', () => {
  it('carries the key, the JSON body and the path under the prefix of the URL', async () => {
    const { url, seen } = await answering(() => ({ status: 201, body: { id: 'A' } }));
    expect(await post(`${url}/waha`)).toEqual({ kind: 'answer', status: 201, body: { id: 'A' } });
    expect(seen[0]).toMatchObject({ method: 'POST', target: '/waha/api/sendText', body: { text: 'ciao' } });
    expect(seen[0]?.headers).toMatchObject({ 'x-api-key': 'secret', connection: 'close' });
  });

  it('uses a new connection for every request', async () => {
    const ports = new Set<number | undefined>();
    const url = await behaving((socket) => {
      ports.add(socket.remotePort);
      answerOnce(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
    });
    const http = createHttp({ url, key: null, connectTimeoutMs: 10_000 });
    for (let i = 0; i < 3; i++) await http({ method: 'GET', path: 'ping', timeoutMs: 10_000 });
    expect(ports.size).toBe(3);
  });

  it('hands an empty answer and one that is no JSON over without a body', async () => {
    const empty = await answering(() => ({ status: 200 }));
    expect(await post(empty.url)).toEqual({ kind: 'answer', status: 200, body: undefined });
    const html = await behaving((socket) => answerOnce(socket, 'HTTP/1.1 502 Bad\r\n\r\n<html>no</html>'));
    expect(await post(html)).toEqual({ kind: 'answer', status: 502, body: undefined });
  });

  it('unpacks a compressed answer', async () => {
    const packed = gzipSync('{"id":"A"}');
    const head = `HTTP/1.1 201 Created\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`;
    const url = await behaving((socket) => answerOnce(socket, Buffer.concat([Buffer.from(head), packed])));
    expect(await post(url)).toEqual({ kind: 'answer', status: 201, body: { id: 'A' } });
  });

  it('asks once, whatever the answer', async () => {
    for (const status of [302, 401, 408, 413, 429, 500, 502, 503, 504]) {
      const { url, seen } = await answering(() => ({ status, body: {} }));
      expect(await post(url)).toMatchObject({ kind: 'answer', status });
      expect(seen).toHaveLength(1);
    }
  });

  it('does not follow a redirect, so that text and key reach nobody else', async () => {
    const elsewhere = await answering(() => ({ status: 201, body: { id: 'A' } }));
    const url = await behaving((socket) =>
      answerOnce(
        socket,
        `HTTP/1.1 307 Moved\r\nlocation: ${elsewhere.url}/api/sendText\r\ncontent-length: 0\r\n\r\n`,
      ),
    );
    expect(await post(url)).toMatchObject({ kind: 'answer', status: 307 });
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('a request that never left', () => {
  it('is told of a refused port, by address and by name', async () => {
    const url = await refusedUrl();
    expect(await post(url)).toEqual(failure('NOT_WRITTEN'));
    expect(await post(url.replace('127.0.0.1', 'localhost'))).toEqual(failure('NOT_WRITTEN'));
  });

  it('is told of a name that does not exist', async () => {
    expect(await post('http://waha.invalid')).toEqual(failure('NOT_WRITTEN'));
  });

  it('is told of a connection that does not come about in time', async () => {
    const url = await deafUrl();
    expect(await post(url, { timeoutMs: soon })).toEqual(failure('NOT_WRITTEN'));
    const http = createHttp({ url, key: null, connectTimeoutMs: soon });
    expect(await http({ method: 'GET', path: 'ping', timeoutMs: 600_000 })).toEqual(failure('NOT_WRITTEN'));
  });

  it.each([
    ['speaks no TLS', (socket: net.Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['hangs', () => {}],
    ['breaks off', (socket: net.Socket) => socket.resetAndDestroy()],
  ])('is told of a TLS handshake with a server that %s', async (_, treat) => {
    let read = '';
    const url = await behaving((socket) => {
      socket.on('data', (chunk) => {
        read += chunk.toString('latin1');
        treat(socket);
      });
    });
    expect(await post(url.replace('http:', 'https:'), { timeoutMs: soon })).toEqual(failure('NOT_WRITTEN'));
    expect(read).not.toContain('ciao');
  });
});

describe('a request that may have arrived', () => {
  it.each([
    ['hangs', 'TIMEOUT', () => {}],
    ['resets once it has read the request', 'RESET', (s: net.Socket) => s.resetAndDestroy()],
    ['closes once it has read the request', 'RESET', (s: net.Socket) => s.end()],
    [
      'stops half way',
      'BAD_ANSWER',
      (s: net.Socket) => s.end('HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{"i'),
    ],
    ['talks nonsense', 'BAD_ANSWER', (s: net.Socket) => s.end('no http at all\r\n\r\n')],
    [
      'packs badly',
      'BAD_ANSWER',
      (s: net.Socket) =>
        s.end('HTTP/1.1 201 Created\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nabcd'),
    ],
    ['drips for ever', 'TIMEOUT', drip],
    [
      'sends 10 MB',
      'TOO_LARGE',
      (s: net.Socket) => s.end(`HTTP/1.1 201 Created\r\n\r\n${'x'.repeat(10 << 20)}`),
    ],
    [
      'sends 10 MB packed to 10 kB',
      'TOO_LARGE',
      (s: net.Socket) =>
        s.end(
          Buffer.concat([
            Buffer.from('HTTP/1.1 201 Created\r\ncontent-encoding: gzip\r\n\r\n'),
            gzipSync('x'.repeat(10 << 20)),
          ]),
        ),
    ],
  ] as const)('to a server that %s ends as %s', async (_, cause, treat) => {
    let connections = 0;
    const url = await behaving((socket) => {
      connections++;
      onceRead(socket, () => treat(socket));
    });
    expect(await post(url, { timeoutMs: cause === 'TIMEOUT' ? soon : 10_000 })).toEqual(failure(cause));
    expect(connections).toBe(1);
  });

  it('to a server that resets at the first byte ends as RESET', async () => {
    const url = await behaving((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await post(url)).toEqual(failure('RESET'));
  });

  it('to a server that answers and resets while the request still flows does no harm', async () => {
    const url = await behaving((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\n\r\n{}', () =>
          socket.resetAndDestroy(),
        );
      }),
    );
    const http = createHttp({ url, key: null, connectTimeoutMs: 10_000 });
    const body = { text: 'x'.repeat(8 << 20) };
    const results = await Promise.all(
      Array.from({ length: 8 }, () => http({ method: 'POST', path: 'api', body, timeoutMs: 10_000 })),
    );
    for (const result of results) expect([401, 'RESET']).toContain(statusOrFailure(result));
  });

  it('stops reading at the limit instead of at the end', async () => {
    let sent = 0;
    const url = await behaving((socket) => {
      const pour = () => {
        sent += 65_536;
        if (!socket.destroyed) socket.write('x'.repeat(65_536), () => setImmediate(pour));
      };
      onceRead(socket, () => socket.write('HTTP/1.1 200 OK\r\n\r\n', pour));
    });
    expect(await post(url)).toEqual(failure('TOO_LARGE'));
    expect(sent).toBeLessThan(64 << 20);
  });
});

describe('what must not throw', () => {
  it('a key that fits in no header counts as refused, unasked', async () => {
    const { url, seen } = await answering(() => ({ status: 200 }));
    expect(await post(url, { key: 'one\ntwo' })).toMatchObject({ kind: 'answer', status: 401 });
    expect(seen).toEqual([]);
  });

  it('broken text is carried as far as it can be', async () => {
    const { url, seen } = await answering(() => ({ status: 200, body: {} }));
    const http = createHttp({ url, key: null, connectTimeoutMs: 10_000 });
    await http({ method: 'POST', path: path`api/${'\ud800'}`, body: { text: '\ud800' }, timeoutMs: 10_000 });
    expect(seen[0]).toMatchObject({ target: '/api/%EF%BF%BD', body: { text: '\ud800' } });
  });
});

describe('a path', () => {
  it('encodes every value as one segment', () => {
    expect(path`api/${'a/b'}/chats/${'39@c.us'}?q=${'x&y'}`).toBe('api/a%2Fb/chats/39%40c.us?q=x%26y');
  });
});

function drip(socket: net.Socket): void {
  socket.write('HTTP/1.1 201 Created\r\ncontent-length: 100000\r\n\r\n');
  const timer = setInterval(() => socket.write(' '), 20);
  socket.on('close', () => clearInterval(timer));
}

/** A port whose owner never accepts: its thread is stuck and its queue of connections is full. */
async function deafUrl(): Promise<string> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     });`,
    { eval: true },
  );
  const [port] = await once(worker, 'message');
  const net = await import('node:net');
  const callers = Array.from({ length: 8 }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  onTestFinished(async () => {
    for (const caller of callers) caller.destroy();
    await worker.terminate();
  });
  return `http://127.0.0.1:${port}`;
}
