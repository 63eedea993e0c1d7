import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { refuseBeyond } from './edition.ts';
import { EngineError, HttpError, notFound, unauthorized } from './errors.ts';
import { garbage, json, type Reply } from './reply.ts';
import { type PracticeRequest, readRequest } from './request.ts';
import { match, type Route } from './router.ts';
import { InterruptedError } from './timing.ts';
import type { World } from './world.ts';

/** WAHA's HTTP side: who may in, which handler, and how an error becomes an answer. */
export function createPracticeHttpServer(world: World, apiKey: string, routes: readonly Route[]): Server {
  const beyond = refuseBeyond(world.edition, world.engine);

  return createServer((incoming, response) => {
    // A request that breaks off, or a server that closes, has nobody left to answer.
    void answer(incoming, response).catch(() => response.destroy());
  });

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let request: PracticeRequest | undefined;
    let reply: Reply;
    try {
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
      const key = incoming.headers['x-api-key'] ?? searchParams.get('x-api-key');
      const open = pathname !== '/health' && !pathname.startsWith('/api');
      if (!open && (world.faults.wrongKey || !sameKey(key, apiKey))) throw unauthorized();
      request = await readRequest(incoming);
      reply = await dispatch(request);
    } catch (error) {
      if (error instanceof InterruptedError || incoming.socket.destroyed) throw error;
      reply = error instanceof HttpError ? json(error.status, error.body) : exceptionAnswer(error, request);
    }
    if (world.faults.halfAnswers) reply = garbage();
    reply(response);
  }

  async function dispatch(request: PracticeRequest): Promise<Reply> {
    beyond(request);
    const found = match(routes, request);
    if (found === undefined) throw notFound(`Cannot ${request.method} ${request.url}`);
    return found.handler(request, found.params);
  }

  /** Shows the caller everything, the request's body included, as WAHA does. */
  function exceptionAnswer(error: unknown, request: PracticeRequest | undefined): Reply {
    const { message, name, stack } = error instanceof Error ? error : new Error(String(error));
    const fields = error instanceof EngineError ? error.fields : {};
    const echo = request && {
      path: request.url,
      method: request.method,
      ...(request.method !== 'GET' && { body: request.body }),
      query: Object.fromEntries(request.query),
    };
    return json(500, {
      statusCode: 500,
      timestamp: new Date(world.timing.now().wall).toISOString(),
      exception: { message, ...fields, name, stack },
      request: echo,
      version: world.edition.facts,
    });
  }
}

export function sameKey(given: string | readonly string[] | null | undefined, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
