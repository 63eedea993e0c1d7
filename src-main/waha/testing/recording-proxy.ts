import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Exchange } from './openapi-spec.ts';

/** Stands between the client and a server, and remembers what went both ways. Closed when the test ends. */
export async function recordingProxy(
  target: string,
): Promise<{ url: string; exchanges: readonly Exchange[] }> {
  const exchanges: Exchange[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { method = 'GET', url = '/' } = request;
    const key = request.headers['x-api-key'];
    const answer = await fetch(target + url, {
      method,
      headers: {
        ...(typeof key === 'string' && { 'x-api-key': key }),
        accept: request.headers.accept ?? '*/*',
        ...(body !== '' && { 'content-type': 'application/json' }),
      },
      ...(body !== '' && { body }),
    });
    const answered = await answer.text();
    exchanges.push({
      method,
      target: url,
      requestBody: parsed(body),
      status: answer.status,
      responseBody: parsed(answered),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(answered);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, exchanges };
}

function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}
