import http from 'node:http';
import https from 'node:https';
import got, { type Request, RequestError } from 'got';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Relative to the server's URL, made with `path`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Real milliseconds for the whole exchange, the last byte of the answer included. */
  readonly timeoutMs: number;
  /** The answer may be this large, unpacked. */
  readonly maxBytes?: number;
}

/** `NOT_WRITTEN` is certain: not one byte of the request left. After all the others WAHA may have acted. */
export type HttpFailure = 'NOT_WRITTEN' | 'TIMEOUT' | 'RESET' | 'BAD_ANSWER' | 'TOO_LARGE';

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Parsed JSON; `undefined` when the answer is empty or no JSON. */
  readonly body: unknown;
}

export type HttpResult = HttpAnswer | { readonly kind: 'failure'; readonly failure: HttpFailure };

/** One exchange: no retry, no redirect followed, a connection of its own. Never throws. */
export type Http = (request: HttpRequest) => Promise<HttpResult>;

export interface HttpOptions {
  /** As `normaliseWahaUrl` gives it. */
  readonly url: string;
  /** null for a server that asks for none. */
  readonly key: string | null;
  /** Real milliseconds to open a connection, TLS not included. */
  readonly connectTimeoutMs: number;
}

const defaultMaxBytes = 1024 * 1024;

/** A path with every value encoded as one segment or query value, `@` as `%40`. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value.toWellFormed())));
}

export function createHttp({ url, key, connectTimeoutMs }: HttpOptions): Http {
  if (key !== null && !fitsInHeader(key)) {
    // No server could have been given such a key: the same as one that refuses it.
    return () => Promise.resolve({ kind: 'answer', status: 401, body: undefined });
  }
  const secure = url.startsWith('https:');
  const client = got.extend({
    prefixUrl: url,
    headers: {
      'user-agent': 'invita',
      accept: 'application/json',
      ...(key !== null && { 'x-api-key': key }),
    },
    // Kept-alive connections die unseen while the PC sleeps; a send on one could not be told from one that left.
    agent: { http: new http.Agent({ keepAlive: false }), https: new https.Agent({ keepAlive: false }) },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: true,
    timeout: { connect: connectTimeoutMs },
  });
  return async ({ method, path, body, timeoutMs, maxBytes = defaultMaxBytes }) => {
    const stream = client.stream(path, {
      method,
      timeout: { request: timeoutMs },
      // An empty body is one: without any, the stream would wait for it to be written.
      ...(body !== undefined ? { json: body } : method !== 'GET' && { body: '' }),
    });
    try {
      return await read(stream, maxBytes);
    } catch (error) {
      return { kind: 'failure', failure: leftNothing(stream, secure) ? 'NOT_WRITTEN' : causeOf(error) };
    }
  };
}

async function read(stream: Request, maxBytes: number): Promise<HttpResult> {
  // A connection may break after all was read, when nobody listens any more: that must not end the program.
  stream.on('error', () => {});
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return { kind: 'failure', failure: 'TOO_LARGE' };
    chunks.push(chunk);
  }
  const status = stream.response?.statusCode;
  if (status === undefined) return { kind: 'failure', failure: 'BAD_ANSWER' };
  return { kind: 'answer', status, body: jsonOf(Buffer.concat(chunks).toString('utf8')) };
}

/** Node holds a request back until its connection stands and, with TLS, the other side has proved who it is. */
function leftNothing(stream: Request, secure: boolean): boolean {
  const timings = stream.timings;
  return timings === undefined || (secure ? timings.secureConnect : timings.connect) === undefined;
}

function causeOf(error: unknown): HttpFailure {
  const code = error instanceof RequestError ? error.code : '';
  if (code === 'ETIMEDOUT') return 'TIMEOUT';
  return /^(HPE_|Z_|ERR_)/.test(code) ? 'BAD_ANSWER' : 'RESET';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fitsInHeader(value: string): boolean {
  try {
    http.validateHeaderValue('x-api-key', value);
    return true;
  } catch {
    return false;
  }
}
