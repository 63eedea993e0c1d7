import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { errorStatus } from '#contract/error-codes.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';
import { createRefuse, privateHeaders } from './http/answers.ts';
import { createHttpApp, type HttpAppParts } from './http/app.ts';
import { refusalOf } from './http/request-gate.ts';

export interface HttpParts extends HttpAppParts {
  /** 0 = any free one. */
  readonly port: number;
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
const address = '127.0.0.1';
const maxConnections = 256;
const closingMs = 1000;

/** Serves the window, its channel and the Admin API on the loopback. Refuses with PORT_TAKEN. */
export async function startHttp({ port: wanted, patience, ...parts }: HttpParts): Promise<HttpServer> {
  const { app, streams } = createHttpApp(parts);
  const answer = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => createRefuse(parts.language)('NOT_FOUND'),
  });
  let port = wanted;
  let closing = false;

  function listener(incoming: IncomingMessage, outgoing: ServerResponse): void {
    outgoing.once('close', () => {
      if (closing) server.closeIdleConnections();
    });
    const code = refusalOf({ target: incoming.url ?? '', rawHeaders: incoming.rawHeaders }, port);
    if (code === null) {
      void answer(incoming, outgoing);
      return;
    }
    outgoing.writeHead(errorStatus[code], {
      ...privateHeaders,
      'content-type': 'application/json',
      connection: 'close',
    });
    outgoing.end(JSON.stringify(failure(parts.language(), code)));
  }

  const server = createServer(
    {
      ...defaultPatience,
      ...patience,
      keepAliveTimeout: 5000,
      maxHeaderSize: 8192,
      // The gate refuses a request without Host itself.
      requireHostHeader: false,
    },
    listener,
  );
  server.maxConnections = maxConnections;
  port = await listen(server, wanted);

  return {
    port,
    origin: `http://${address}:${port}`,
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
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? new Refusal('PORT_TAKEN', { port }) : error);
    });
    server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
  });
}
