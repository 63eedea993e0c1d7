import type { IncomingMessage } from 'node:http';
import { badRequest, HttpError } from './errors.ts';

/** Base64 media make requests large; WAHA takes up to 50 MB. */
const maxBodyBytes = 50 * 1024 * 1024;

export interface PracticeRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string | undefined;
  /** The JSON object in the body; WAHA takes anything else for an empty one. */
  readonly body: Readonly<Record<string, unknown>>;
}

export async function readRequest(incoming: IncomingMessage): Promise<PracticeRequest> {
  const url = incoming.url ?? '/';
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return {
    method: incoming.method ?? 'GET',
    url,
    path: pathname,
    query: searchParams,
    accept: incoming.headers.accept,
    body: await readBody(incoming),
  };
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    // Read on even when it is too much: to stop would break the connection before the answer.
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size > maxBodyBytes) {
    throw new HttpError(413, {
      message: 'request entity too large',
      error: 'Payload Too Large',
      statusCode: 413,
    });
  }
  const isJson = incoming.headers['content-type']?.includes('application/json') === true;
  if (!isJson || size === 0) return {};
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return isRecord(body) ? body : {};
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : 'Invalid JSON');
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The session named in a body or a query; WAHA's 400 without one. */
export function requireSession(name: unknown): string {
  if (typeof name !== 'string' || name === '') throw badRequest('Session name is required');
  return name;
}
