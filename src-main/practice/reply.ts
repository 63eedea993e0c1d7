import type { ServerResponse } from 'node:http';

/** Writes one answer; broken ones are answers too. */
export type Reply = (response: ServerResponse) => void;

export function json(status: number, body: unknown): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  };
}

export function png(bytes: Buffer): Reply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length });
    response.end(bytes);
  };
}

/** A status and no body at all, not even `null`. */
export function empty(status: number): Reply {
  return (response) => {
    response.writeHead(status, { 'content-length': 0 });
    response.end();
  };
}

/** Never answers; the connection stays open until somebody closes it. */
export function silence(): Reply {
  return () => {};
}

/** The connection breaks with a TCP reset. */
export function reset(): Reply {
  return (response) => {
    response.socket?.resetAndDestroy();
  };
}

/** An answer that says JSON and is cut short. */
export function garbage(): Reply {
  return (response) => {
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' });
    response.end('{"key":{"remoteJid":"55');
  };
}

/** The answer, one byte at a time. `pause` waits between two bytes and rejects when the server closes. */
export function dripping(status: number, body: unknown, pause: () => Promise<void>): Reply {
  return (response) => {
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': bytes.length,
    });
    const drip = async () => {
      for (const byte of bytes) {
        await pause();
        if (response.destroyed) return;
        response.write(Buffer.of(byte));
      }
      response.end();
    };
    // A server that closes in the middle leaves the answer unfinished, which is what dripping is for.
    drip().catch(() => response.destroy());
  };
}
