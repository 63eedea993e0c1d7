import type { Context, Hono } from 'hono';
import { Refusal } from '#contract/result.ts';
import type { Dispatch } from '../../../api/dispatch.ts';
import { withoutLinks } from '../../../api/without-links.ts';
import { failureAnswer, jsonAnswer, type Refuse } from '../answers.ts';
import type { Bearer, HttpEnv } from '../tokens.ts';
import { adminRoutes } from './admin-routes.ts';
import { downloadAnswer, madeFile } from './download.ts';
import { readAdminRequest } from './read-request.ts';
import type { AdminRoute } from './route.ts';

/** Serves the Admin API's routes on `app`. Who may ask is decided before; refusals are left to its onError. */
export function serveAdminApi(app: Hono<HttpEnv>, dispatch: Dispatch, refuse: Refuse): void {
  for (const route of adminRoutes) {
    app.on(route.verb, honoPath(route.path), (c) => answer(route, c, dispatch));
  }
  // After all of them: an address matches one of these only if no route of its verb did.
  for (const [path, allowed] of verbsByPath()) {
    app.all(honoPath(path), () => refuse('METHOD_NOT_ALLOWED', { allowed: allowed.join(', ') }));
  }
}

async function answer(route: AdminRoute, c: Context<HttpEnv>, dispatch: Dispatch): Promise<Response> {
  const bearer = c.get('bearer');
  requireScope(route, bearer);
  const result = await route.serve(await readAdminRequest(route, c), dispatch);
  if (!result.ok) return failureAnswer(result.error);
  if (route.download !== undefined)
    return downloadAnswer(madeFile.parse(result.data), route.download, dispatch);
  // Only `admin` reads a personal link, wherever it stands.
  return jsonAnswer(bearer.scope === 'admin' ? result.data : withoutLinks(result.data), route.status);
}

function requireScope({ allows }: AdminRoute, { scope }: Bearer): void {
  if (scope === 'admin' || allows.includes(scope)) return;
  throw new Refusal('SCOPE_NOT_ENOUGH', { scope, needed: [...allows, 'admin'] });
}

function verbsByPath(): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, verb } of adminRoutes) {
    paths.set(path, [...(paths.get(path) ?? []), verb.toUpperCase()]);
  }
  return paths;
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/\/$/, '');
}
