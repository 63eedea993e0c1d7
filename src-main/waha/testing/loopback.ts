import http from 'node:http';
import net from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface SeenRequest {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; nothing is sent without it. */
  readonly body?: unknown;
}

export interface LoopbackWaha {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

/** A server on loopback that answers each request as told and remembers it. Closed when the test ends. */
export async function answering(
  reply: (request: SeenRequest) => Reply | Promise<Reply>,
): Promise<LoopbackWaha> {
  const seen: SeenRequest[] = [];
  const server = http.createServer(async (request, response) => {
    const text = await textOf(request);
    const { method = '', url: target = '', headers } = request;
    const incoming = { method, target, headers, body: text === '' ? undefined : JSON.parse(text) };
    seen.push(incoming);
    const { status, body } = await reply(incoming);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  return { url: await listening(server), seen };
}

/** A server that does to each connection what the test wants, after HTTP's own fashion or not. */
export async function behaving(treat: (socket: net.Socket) => void): Promise<string> {
  return listening(
    net.createServer((socket) => {
      socket.on('error', () => {});
      treat(socket);
    }),
  );
}

/** Calls back once the request has come in whole: a body that says how long it is. */
export function onceRead(socket: net.Socket, then: () => void): void {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    const [head = '', body] = text.split('\r\n\r\n', 2);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (body !== undefined && body.length >= length) then();
  });
}

/** A port nobody listens on. */
export async function refusedUrl(): Promise<string> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = urlOf(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

async function listening(server: net.Server): Promise<string> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return urlOf(server);
}

function urlOf(server: net.Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}
