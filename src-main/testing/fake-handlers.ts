import { methods } from '#contract';
import type { Handlers } from '../api/handlers.ts';

/** The handlers a test needs; every other one fails the request that asks for it. */
export function fakeHandlers(given: Partial<Handlers>): Handlers {
  const missing = Object.keys(methods).map((method) => [
    method,
    () => {
      throw new Error(`the test gave no handler for ${method}`);
    },
  ]);
  return { ...Object.fromEntries(missing), ...given };
}
