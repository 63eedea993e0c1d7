import type { Result } from '#contract/result.ts';
import { tokenScopes } from '#contract/tokens.ts';
import type { HttpAppParts } from '../transports/http/app.ts';
import type { Bearer } from '../transports/http/tokens.ts';
import { EventHub } from './event-hub.ts';
import { ManualClock } from './manual-clock.ts';

export const apiToken = 'api-token-for-tests';
/** One token of each scope; the one of `admin` is the API token. */
export const scopedTokens = { read: 'read-token', enqueue: 'enqueue-token', admin: apiToken } as const;
export const launchToken = 'launch-token-for-tests';

function bearerOf(token: string): Bearer | null {
  const scope = tokenScopes.find((each) => scopedTokens[each] === token);
  return scope === undefined ? null : { id: scope, scope };
}

/** The parts of an HTTP app over a dispatch that only notes what it is asked. */
export function httpAppParts(given: Partial<HttpAppParts> = {}) {
  const calls: { method: string; input: unknown }[] = [];
  const logged: unknown[] = [];
  const notes: string[] = [];
  const clock = new ManualClock();
  const hub = new EventHub();
  const parts: HttpAppParts = {
    dispatch: (method, input): Promise<Result<unknown>> => {
      calls.push({ method, input });
      return Promise.resolve({ ok: true, data: { asked: method } });
    },
    subscribe: hub.subscribe,
    tokens: { api: bearerOf, launch: () => [launchToken] },
    rendererDirectory: null,
    version: '1.2.3',
    wellbeing: () =>
      Promise.resolve({
        realm: 'practice',
        worker: { lastStepSeconds: 3 },
        store: 'OK',
        sessions: { total: 2, linked: 1 },
      }),
    language: () => 'en',
    clock,
    log: (error) => `log-${logged.push(error)}`,
    note: (message) => notes.push(message),
    ...given,
  };
  return { parts, calls, logged, notes, clock, hub };
}
