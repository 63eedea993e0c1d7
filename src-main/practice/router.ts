import type { Reply } from './reply.ts';
import type { PracticeRequest } from './request.ts';

/** `params` are the decoded parts of the path that the pattern names. */
type Handler = (request: PracticeRequest, params: Params) => Reply | Promise<Reply>;

class Params {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  get(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) throw new Error(`the route has no parameter ${name}`);
    return value;
  }
}

export interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

/** Pattern: `GET /api/sessions/:session`. */
export function route(pattern: string, handler: Handler): Route {
  const [method = '', path = ''] = pattern.split(' ');
  return { method, segments: path.split('/'), handler };
}

/** The first route that fits, so the more particular one comes first. */
export function match(
  routes: readonly Route[],
  request: PracticeRequest,
): { handler: Handler; params: Params } | undefined {
  const segments = request.path.split('/');
  for (const { method, segments: pattern, handler } of routes) {
    if (method !== request.method || pattern.length !== segments.length) continue;
    const values = new Map<string, string>();
    const fits = pattern.every((part, index) => {
      const segment = segments[index] ?? '';
      if (!part.startsWith(':')) return part === segment;
      values.set(part.slice(1), decodeURIComponent(segment));
      return segment !== '';
    });
    if (fits) return { handler, params: new Params(values) };
  }
  return undefined;
}
