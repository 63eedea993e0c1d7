import fc from 'fast-check';
import { type Method, methods } from '#contract';
import { invokeChannel } from '#contract/bridge.ts';
import { Refusal } from '#contract/result.ts';
import { createDispatcher } from '../../api/dispatch.ts';
import type { Handlers } from '../../api/handlers.ts';
import { adminRoutes } from '../../transports/http/admin/admin-routes.ts';
import { createHttpApp } from '../../transports/http/app.ts';
import { registerIpc } from '../../transports/ipc.ts';
import { EventHub } from '../event-hub.ts';
import { apiToken, httpAppParts, launchToken } from '../http-app.ts';
import { inputOf } from './contract-inputs.ts';
import { hurriedClock } from './hurried-clock.ts';
import { mutatedJson, mutatedText } from './mutations.ts';
import { type FuzzTarget, must, mustBeUnpolluted } from './target.ts';

const names = Object.keys(methods) as Method[];
const anyMethod = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom<string>(...names) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '', 'queue.', 'then') },
);

/** A method with an input that is nearly right: the schema's own idea of one, then changed. */
const request = anyMethod.chain((method) =>
  fc.record({ method: fc.constant(method), input: mutatedJson(inputOf(method)) }),
);

const logged: unknown[] = [];
/** Handlers that take whatever the contract lets through. */
const handlers = new Proxy({} as Handlers, { get: () => () => ({}) });
const dispatch = createDispatcher({
  handlers,
  language: () => 'en',
  log: (error) => `log-${logged.push(error)}`,
});

function mustBeEnvelope(answer: unknown): boolean {
  const { ok, error } = answer as { ok?: unknown; error?: { code?: unknown; message?: unknown } };
  must(ok === true || typeof error?.message === 'string', 'the answer is no envelope');
  must(ok === true || /^[A-Z_]+$/.test(String(error?.code)), 'a refusal without a code');
  must(logged.length === 0, `an error of ours: ${String(logged.at(-1))}`);
  mustBeUnpolluted();
  return ok === true;
}

const ipc = (() => {
  const listeners = new Map<string, (...parts: unknown[]) => unknown>();
  registerIpc({
    ipcMain: {
      handle: (channel, listener) => listeners.set(channel, listener as () => unknown),
      removeHandler: (channel) => listeners.delete(channel),
    },
    dispatch,
    subscribe: new EventHub().subscribe,
    language: () => 'en',
    isTrusted: () => true,
    windows: () => [],
  });
  return (...parts: unknown[]) => listeners.get(invokeChannel)?.({}, ...parts);
})();

/** Whatever the page sends over IPC is answered in the envelope. What is not JSON passes between processes too. */
export const ipcRequests: FuzzTarget<{ method: unknown; input: unknown }> = {
  name: 'IPC requests',
  input: fc.oneof(
    { weight: 9, arbitrary: request },
    {
      weight: 1,
      arbitrary: fc.record({
        method: fc.oneof(anyMethod, fc.anything()),
        input: fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withSparseArray: true,
        }),
      }),
    },
  ),
  share: 20,
  async check({ method, input }) {
    return mustBeEnvelope(await ipc(method, input));
  },
};

/** Nothing is found: what a handler answers is no matter here, and an empty answer would break the contract. */
const refusing = createDispatcher({
  handlers: new Proxy({} as Handlers, {
    get: () => () => {
      throw new Refusal('NOT_FOUND');
    },
  }),
  language: () => 'en',
  log: (error) => `log-${logged.push(error)}`,
});
const http = httpAppParts({ dispatch: refusing, clock: hurriedClock() });
const { app } = createHttpApp(http.parts);
const ways = adminRoutes.map(({ verb, path }) => ({ verb, path }));
const paths = fc.oneof(
  fc.constantFrom(...ways).chain(({ verb, path }) =>
    mutatedText(['', 'x', '393331234567', 'main', '1']).map((id) => ({
      verb: verb.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()) || 'x'),
    })),
  ),
  fc.constant({ verb: 'POST', path: '/rpc' }),
  mutatedText([
    '/api/admin/guests/?limit=5&cursor=x&q=rossi',
    '/api/openapi.json',
    '/api/health',
    '/assets/a.js',
  ]).map((path) => ({ verb: 'GET', path })),
);

export interface HttpInput {
  readonly verb: string;
  readonly path: string;
  readonly token: string;
  readonly body: string;
}

/** Every request of the API and of the window's channel is answered with JSON or a file, and never with an error of ours. */
export const httpRequests: FuzzTarget<HttpInput> = {
  name: 'HTTP requests',
  input: fc
    .tuple(
      paths,
      fc.constantFrom(apiToken, launchToken, 'wrong'),
      fc.oneof(
        { weight: 6, arbitrary: request.map((each) => JSON.stringify(each)) },
        { weight: 6, arbitrary: request.map(({ input }) => JSON.stringify(input) ?? '') },
        {
          weight: 2,
          arbitrary: mutatedText(['{"method":"queue.pause"}', '{"name":"Rossi","phones":["+393331234567"]}']),
        },
      ),
    )
    .map(([{ verb, path }, token, body]) => ({ verb, path, token, body })),
  share: 15,
  async check({ verb, path, token, body }) {
    const url = `http://127.0.0.1/${path.replace(/^\/+/, '')}`;
    const takesBody = !['GET', 'HEAD'].includes(verb);
    // Wrong tokens are slowed down; that is a test of its own.
    const authorization = `Bearer ${token === 'wrong' && verb === 'GET' ? '' : token === 'wrong' ? apiToken : token}`;
    const response = await app.request(url, {
      method: verb,
      headers: { authorization },
      ...(takesBody && { body }),
    });
    must(response.status < 500, `${verb} ${path} was answered with ${response.status}`);
    must(http.logged.length + logged.length === 0, `an error of ours: ${[...http.logged, ...logged].at(-1)}`);
    await response.body?.cancel();
    mustBeUnpolluted();
    // 404 is what every handler answers here.
    return response.ok || response.status === 404;
  },
};
