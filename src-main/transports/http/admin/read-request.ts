import type { Context } from 'hono';
import { z } from 'zod';
import { id, sessionType } from '#contract/common.ts';
import { Refusal } from '#contract/result.ts';
import { describeIssues } from '../../../api/input-issues.ts';
import { parseForeignJson, readBody } from '../request-body.ts';
import type { HttpEnv } from '../tokens.ts';
import type { AdminRequest, AdminRoute } from './route.ts';

const noQuery = z.strictObject({});

/** The request of a route, its parts told apart. Throws a `Refusal` when it cannot be meant for it. */
export async function readAdminRequest(route: AdminRoute, c: Context<HttpEnv>): Promise<AdminRequest> {
  const params = readParams(route, c.req.param());
  const query = (route.query ?? noQuery).safeParse(queryFields(c.req.queries()));
  if (!query.success) throw new Refusal('INVALID_INPUT', describeIssues(query.error));
  const bytes = route.verb === 'get' ? Buffer.alloc(0) : await readBody(c.req.raw, route.maxBodyBytes);
  const body = route.body === 'file' ? {} : jsonFields(bytes, params);
  return { params, query: query.data, body, bytes, scope: c.get('bearer').scope };
}

/** A type or an id that cannot exist is unknown, not ill-formed. */
function readParams({ path }: AdminRoute, params: Readonly<Record<string, string>>): AdminRequest['params'] {
  if (params['type'] !== undefined && !sessionType.safeParse(params['type']).success) {
    throw new Refusal('UNKNOWN_SESSION');
  }
  if (params['id'] !== undefined && !id.safeParse(params['id']).success) {
    throw new Refusal(unknown(path));
  }
  return params;
}

function unknown(path: string): 'UNKNOWN_HOUSEHOLD' | 'UNKNOWN_TOKEN' | 'UNKNOWN_MESSAGE' {
  if (path.startsWith('/api/admin/guests/')) return 'UNKNOWN_HOUSEHOLD';
  return path.startsWith('/api/admin/tokens/') ? 'UNKNOWN_TOKEN' : 'UNKNOWN_MESSAGE';
}

/** `?status=&q=` means no filter; a field given twice has both values, separated by a comma. */
function queryFields(queries: Readonly<Record<string, readonly string[]>>): Record<string, string | number> {
  const fields = Object.entries(queries)
    .map(([name, values]) => [name, values.join(',')] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [name, isNumber(name) && /^\d+$/.test(value) ? Number(value) : value] as const);
  return Object.fromEntries(fields);
}

function isNumber(name: string): boolean {
  return name === 'limit' || name === 'offset';
}

function jsonFields(bytes: Uint8Array, params: AdminRequest['params']): AdminRequest['body'] {
  if (bytes.byteLength === 0) return {};
  const fields = z.record(z.string(), z.unknown()).safeParse(parseForeignJson(bytes));
  if (!fields.success) throw new Refusal('INVALID_INPUT', describeIssues(fields.error));
  const twice = Object.keys(params).find((name) => Object.hasOwn(fields.data, name));
  if (twice === undefined) return fields.data;
  throw new Refusal('INVALID_INPUT', { issues: [{ path: twice, message: 'The path says it already' }] });
}
