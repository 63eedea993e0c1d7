import type { z } from 'zod';
import { type Method, methods } from '#contract';
import type { Result } from '#contract/result.ts';
import type { TokenScope } from '#contract/tokens.ts';
import type { Dispatch } from '../../../api/dispatch.ts';

export interface AdminRequest {
  /** The parts of the path in braces. */
  readonly params: { readonly type?: string; readonly id?: string };
  /** The fields of the query, checked by the route's schema. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The fields of the JSON object in the body; none when there is no body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it came. */
  readonly bytes: Buffer;
  /** What the token it came with may do. */
  readonly scope: TokenScope;
}

/** One address of the Admin API: what it documents, and the method of the contract behind it. */
export interface AdminRoute {
  readonly verb: 'get' | 'post' | 'patch' | 'delete';
  /** With its trailing slash; without it works as well. */
  readonly path: `/api/admin/${string}/`;
  readonly summary: string;
  /** The scopes whose tokens may call it, besides `admin`. */
  readonly allows: readonly Exclude<TokenScope, 'admin'>[];
  readonly query?: z.ZodObject;
  /** The schema of a JSON body, or `file` for bytes of any type. */
  readonly body?: z.ZodType | 'file';
  readonly maxBodyBytes: number;
  readonly answer: z.ZodType;
  /** What is answered is a file: the id under which its pieces are read, streamed as this media type. */
  readonly download?: string;
  /** 202 where one message was accepted, whose id says what becomes of it. */
  readonly status: 200 | 202;
  /** May throw a `Refusal`. */
  readonly serve: (request: AdminRequest, dispatch: Dispatch) => Promise<Result<unknown>>;
}

type RouteOptions = Partial<Omit<AdminRoute, 'verb' | 'path' | 'summary'>> & {
  /** How the method's input is put together, where it is not simply the fields of path, query and body. */
  readonly input?: (request: AdminRequest) => unknown;
};

/** A route that asks one method of the contract and answers what it says. To read is `read`, all else `admin`, unless told. */
export function route(
  verb: AdminRoute['verb'],
  path: AdminRoute['path'],
  method: Method,
  summary: string,
  { input = (request) => allFields(method, request), ...options }: RouteOptions = {},
): AdminRoute {
  return {
    verb,
    path,
    summary,
    allows: verb === 'get' ? ['read'] : [],
    maxBodyBytes: 256 * 1024,
    answer: methods[method].output,
    status: 200,
    serve: (request, dispatch) => dispatch(method, input(request)),
    ...options,
  };
}

function allFields(method: Method, { params, query, body }: AdminRequest): unknown {
  const fields = { ...body, ...query, ...params };
  const takesNothing = methods[method].input.def.type === 'void';
  return takesNothing && Object.keys(fields).length === 0 ? undefined : fields;
}
