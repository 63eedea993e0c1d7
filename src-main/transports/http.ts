import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ErrorCode } from '#contract/error-codes.ts';
import { failure } from '#contract/error-messages.ts';
import { type Failure, Refusal } from '#contract/result.ts';
import { createRefuse, failureAnswer } from './http/answers.ts';
import { createHttpApp, type HttpAppParts } from './http/app.ts';
import { type ListenAddress, loopback, originOf, ownHosts } from './http/listen-address.ts';
import { CallBudget, callRates } from './http/rate-limit.ts';
import { refusalOf } from './http/request-gate.ts';

export interface HttpParts extends HttpAppParts {
  /** 0 = any free one. */
  readonly port: number;
  /** The loopback when it is left out. */
  readonly at?: ListenAddress;
  readonly patience?: Partial<HttpPatience>;
}

/** How long a client may take, in milliseconds. */
export interface HttpPatience {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

export interface HttpServer {
  readonly port: number;
  /** Such as `http://127.0.0.1:4242`. */
  readonly origin: string;
  /** Ends the event streams, lets answers under way finish for a second, closes every connection. */
  close(): Promise<void>;
}

const defaultPatience: HttpPatience = {
  headersTimeout: 5000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
};
const handshakeMs = 5000;
const maxConnections = 256;
const closingMs = 1000;

/** Serves the window, its channel and the Admin API. Refuses with PORT_TAKEN and HOST_ELSEWHERE. */
export async function startHttp({
  port: wanted,
  at = loopback,
  patience,
  ...parts
}: HttpParts): Promise<HttpServer> {
  const { app, streams } = createHttpApp(parts);
  const answer = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => createRefuse(parts.language)('NOT_FOUND'),
  });
  let port = wanted;
  let hosts: readonly string[] = [];
  let closing = false;

  function listener(incoming: IncomingMessage, outgoing: ServerResponse): void {
    outgoing.once('close', () => {
      if (closing) server.closeIdleConnections();
    });
    const waitMs = budgetOf(incoming.socket).take();
    if (waitMs > 0) {
      refuseAtOnce(outgoing, 'TOO_MANY_REQUESTS', { seconds: Math.ceil(waitMs / 1000) });
      return;
    }
    const code = refusalOf(
      { target: incoming.url ?? '', rawHeaders: incoming.rawHeaders },
      { hosts, secure: at.tls !== null },
    );
    if (code === null) void answer(incoming, outgoing);
    else refuseAtOnce(outgoing, code);
  }

  /** Before anything is read or looked up. The connection ends with it. */
  function refuseAtOnce(outgoing: ServerResponse, code: ErrorCode, details?: Failure['details']): void {
    const refused = failureAnswer(failure(parts.language(), code, details));
    outgoing.writeHead(refused.status, { ...Object.fromEntries(refused.headers), connection: 'close' });
    outgoing.end(JSON.stringify(failure(parts.language(), code, details)));
  }

  const budgets = new WeakMap<Socket, CallBudget>();
  function budgetOf(socket: Socket): CallBudget {
    const budget = budgets.get(socket) ?? new CallBudget(callRates.connection, parts.clock);
    budgets.set(socket, budget);
    return budget;
  }

  const options = {
    ...defaultPatience,
    ...patience,
    keepAliveTimeout: 5000,
    maxHeaderSize: 8192,
    // The gate refuses a request without Host itself.
    requireHostHeader: false,
  };
  const server: Server =
    at.tls === null
      ? createServer(options, listener)
      : createSecureServer({ ...options, ...at.tls, handshakeTimeout: handshakeMs }, listener);
  server.maxConnections = maxConnections;
  port = await listen(server, wanted, at.host);
  hosts = ownHosts(at, port);

  return {
    port,
    origin: originOf(at, port),
    async close() {
      closing = true;
      streams.closeAll();
      const waiting = new AbortController();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.race([closed, parts.clock.sleep(closingMs, waiting.signal)]);
      waiting.abort();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The port it listens on. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL') reject(new Refusal('HOST_ELSEWHERE', { host }));
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? new Refusal('PORT_TAKEN', { port }) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
