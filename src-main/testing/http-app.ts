import type { Result } from '#contract/result.ts';
import type { HttpAppParts } from '../transports/http/app.ts';
import { EventHub } from './event-hub.ts';
import { ManualClock } from './manual-clock.ts';

export const apiToken = 'api-token-for-tests';
export const launchToken = 'launch-token-for-tests';

/** The parts of an HTTP app over a dispatch that only notes what it is asked. */
export function httpAppParts(given: Partial<HttpAppParts> = {}) {
  const calls: { method: string; input: unknown }[] = [];
  const logged: unknown[] = [];
  const clock = new ManualClock();
  const hub = new EventHub();
  const parts: HttpAppParts = {
    dispatch: (method, input): Promise<Result<unknown>> => {
      calls.push({ method, input });
      return Promise.resolve({ ok: true, data: { asked: method } });
    },
    subscribe: hub.subscribe,
    tokens: { api: () => [apiToken], launch: () => [launchToken] },
    rendererDirectory: null,
    about: () => ({ version: '1.2.3', realm: 'practice' }),
    language: () => 'en',
    clock,
    log: (error) => `log-${logged.push(error)}`,
    ...given,
  };
  return { parts, calls, logged, clock, hub };
}
