import { randomBytes } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Transport } from '#contract';
import type { Language } from '#contract/common.ts';
import { maxImportBytes } from '#contract/imports.ts';
import { Refusal } from '#contract/result.ts';
import type { Dispatch, LogError } from '../../api/dispatch.ts';
import { readRendererFile } from '../renderer-files.ts';
import { serveAdminApi } from './admin/admin-api.ts';
import { openApiDocument } from './admin/openapi.ts';
import { createRefuse, jsonAnswer, type Refuse } from './answers.ts';
import { EventStreams } from './event-stream.ts';
import { GuessBrake, type HttpClock } from './guess-brake.ts';
import { isWell, type Wellbeing } from './health.ts';
import { AdminBudgets } from './rate-limit.ts';
import { parseJson, readBody } from './request-body.ts';
import { type AcceptedTokens, type Bearer, bearerToken, type HttpEnv, isAccepted } from './tokens.ts';

export interface HttpAppParts {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  readonly tokens: AcceptedTokens;
  /** Where the built window lies; null to serve none. */
  readonly rendererDirectory: string | null;
  /** Told to anyone who asks, without a token. */
  readonly version: string;
  /** Told to anyone as well. */
  readonly wellbeing: () => Promise<Wellbeing>;
  readonly language: () => Language;
  /** Never the practice clock. */
  readonly clock: HttpClock;
  readonly log: LogError;
  /** What happened that is no error of ours; never a token. */
  readonly note: (message: string) => void;
}

// The window sends a guest list as base64 inside the request.
const maxRpcBytes = Math.ceil(maxImportBytes / 3) * 4 + 64 * 1024;
const rpcRequest = z.strictObject({ method: z.string().max(100), input: z.unknown().optional() });

/** Everything served over HTTP, once the gate has let a request in. */
export function createHttpApp(parts: HttpAppParts): { app: Hono<HttpEnv>; streams: EventStreams } {
  const { dispatch, tokens, clock } = parts;
  const app = new Hono<HttpEnv>({ strict: false });
  const refuse = createRefuse(parts.language);
  const brake = new GuessBrake(clock);
  const streams = new EventStreams(parts.subscribe, clock);

  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(error.code, error.details);
    // Nobody is left to answer to, and nothing of ours went wrong.
    if (c.req.raw.signal.aborted) return refuse('STOPPING');
    return refuse('INTERNAL', { logId: parts.log(error, 'http') });
  });
  app.notFound(() => refuse('NOT_FOUND'));

  serveOpenDocuments(app, parts, refuse);
  const doors = { brake, refuse, note: parts.note };
  app.use('/api/admin/*', door(tokens.api, doors), pace(clock, refuse));
  serveAdminApi(app, dispatch, refuse);
  const windowDoor = (token: string) => (isAccepted(token, tokens.launch()) ? window : null);
  app.use('/rpc', door(windowDoor, doors));
  app.post('/rpc', async (c) => {
    const request = rpcRequest.safeParse(parseJson(await readBody(c.req.raw, maxRpcBytes)));
    if (!request.success) return refuse('INVALID_INPUT');
    return jsonAnswer(await dispatch(request.data.method, request.data.input));
  });
  app.all('/rpc', () => refuse('METHOD_NOT_ALLOWED', { allowed: 'POST' }));
  app.use('/events', door(windowDoor, doors));
  app.get('/events', () => streams.open());
  app.all('/events', () => refuse('METHOD_NOT_ALLOWED', { allowed: 'GET' }));
  serveWindow(app, parts.rendererDirectory);
  return { app, streams };
}

/** What needs no token because it tells nothing about the event. */
function serveOpenDocuments(
  app: Hono<HttpEnv>,
  { version, wellbeing, clock }: HttpAppParts,
  refuse: Refuse,
): void {
  const startedAt = clock.now().uptime;
  app.get('/api/health', async () => {
    const how = await wellbeing();
    const uptimeSeconds = Math.floor((clock.now().uptime - startedAt) / 1000);
    const well = isWell(how, uptimeSeconds);
    return jsonAnswer({ status: well ? 'ok' : 'trouble', version, uptimeSeconds, ...how }, well ? 200 : 503);
  });
  app.get('/api/openapi.json', () => jsonAnswer(openApiDocument(version)));
  for (const path of ['/api/health', '/api/openapi.json']) {
    app.all(path, () => refuse('METHOD_NOT_ALLOWED', { allowed: 'GET' }));
  }
}

function serveWindow(app: Hono<HttpEnv>, directory: string | null): void {
  if (directory === null) return;
  app.get('*', async (c) => {
    const path = new URL(c.req.url).pathname;
    const file = await readRendererFile(directory, path, () => randomBytes(16).toString('base64'));
    return file === null ? c.notFound() : new Response(file.body, { headers: file.headers });
  });
}

const window: Bearer = { id: 'window', scope: 'admin' };

interface DoorParts {
  readonly brake: GuessBrake;
  readonly refuse: Refuse;
  readonly note: (message: string) => void;
}

function door(
  bearerOf: (token: string) => Bearer | null,
  { brake, refuse, note }: DoorParts,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const token = bearerToken(c.req.header('authorization'));
    if (token === null) return refuse('UNAUTHORIZED');
    const bearer = bearerOf(token);
    if (bearer !== null) {
      c.set('bearer', bearer);
      return next();
    }
    const { often, tooMany } = await brake.wrongToken();
    if (often) note('five wrong tokens within a minute: answers to wrong ones are slow from now on');
    return tooMany ? refuse('TOO_MANY_REQUESTS', { seconds: 1 }) : refuse('UNAUTHORIZED');
  };
}

/** Before a body is read: what comes too fast costs next to nothing. */
function pace(clock: HttpClock, refuse: Refuse): MiddlewareHandler<HttpEnv> {
  const budgets = new AdminBudgets(clock);
  return async (c, next) => {
    const { id } = c.get('bearer');
    const waitMs = budgets.enter(id);
    if (waitMs > 0) return refuse('TOO_MANY_REQUESTS', { seconds: Math.ceil(waitMs / 1000) });
    try {
      return await next();
    } finally {
      budgets.leave(id);
    }
  };
}
