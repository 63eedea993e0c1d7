import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { id, sessionType } from '#contract/common.ts';
import { errorStatus } from '#contract/error-codes.ts';
import { health } from '../health.ts';
import { adminRoutes } from './admin-routes.ts';
import type { AdminRoute } from './route.ts';

const parameters: Readonly<Record<string, z.ZodType>> = { type: sessionType, id };
const failureReference = { $ref: '#/components/schemas/Failure' };
const failureContent = { 'application/json': { schema: failureReference } };

/** What any route may be refused with, by status; each is one of `components.responses`. */
const refusals = {
  400: { name: 'InvalidJson', description: 'The body is not JSON in UTF-8' },
  401: {
    name: 'Unauthorized',
    description: 'No token, or one that opens nothing',
    header: 'WWW-Authenticate',
  },
  403: { name: 'ScopeNotEnough', description: 'The token may not do this' },
  413: { name: 'BodyTooLarge', description: 'The body is larger than this route reads' },
  422: {
    name: 'InvalidInput',
    description: 'A field is missing, unknown or invalid; `details.issues` lists them',
  },
  429: { name: 'TooManyRequests', description: 'Too many calls at once', header: 'Retry-After' },
} as const;

const schemeDescription = `A token made under Configuration or by POST /api/admin/tokens/, or the one in the file api-token. Scopes:
\`read\` for lists and reports, \`enqueue\` for what the event's web site does, \`admin\` for everything.
For the other two the token of a personal link is \`…\` in whatever text it stands. \`enqueue\` is shown no name, phone or text of a
message, and may not order invitations by a filter.`;

/** The OpenAPI 3.1 document of the Admin API, made of the same table and schemas that serve it. */
export function openApiDocument(version: string) {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono();
  openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: schemeDescription,
  });
  openAPIRegistry.registerComponent('schemas', 'Failure', {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code: { type: 'string', enum: Object.keys(errorStatus) },
      message: { type: 'string', description: 'A sentence for a person' },
      details: { type: 'object', additionalProperties: true },
    },
  });
  for (const refusal of Object.values(refusals)) {
    const { name, description } = refusal;
    const headers = 'header' in refusal && { [refusal.header]: { schema: { type: 'string' as const } } };
    openAPIRegistry.registerComponent('responses', name, {
      description,
      ...(headers && { headers }),
      content: failureContent,
    });
  }
  for (const route of adminRoutes) openAPIRegistry.registerPath(describeRoute(route));
  openAPIRegistry.registerPath(
    describeOpen('/api/health', 'How it is', health, 'The worker hangs or the store cannot be written'),
  );
  openAPIRegistry.registerPath(
    describeOpen('/api/openapi.json', 'This document', z.record(z.string(), z.unknown())),
  );
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Invita Admin API', version },
    security: [{ token: [] }],
  });
}

function describeRoute(route: AdminRoute) {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const params = z.object(Object.fromEntries(names.map((name) => [name, parameters[name] ?? z.string()])));
  return createRoute({
    method: route.verb,
    path: route.path,
    summary: route.summary,
    operationId: operationId(route),
    // Each alone is enough.
    security: [...route.allows, 'admin'].map((scope) => ({ token: [scope] })),
    request: {
      ...(names.length > 0 && { params }),
      ...(route.query && { query: route.query }),
      ...(route.body && { body: { content: bodyContent(route.body), required: true } }),
    },
    responses: {
      [route.status]: {
        description: route.summary,
        content:
          route.download === undefined
            ? { 'application/json': { schema: route.answer } }
            : { [route.download]: { schema: { type: 'string', format: 'binary' } } },
      },
      ...refusalsOf(route),
      default: { description: 'Refused for another reason', content: failureContent },
    },
  });
}

function refusalsOf({ verb, body }: AdminRoute) {
  const statuses = Object.keys(refusals).map(Number) as (keyof typeof refusals)[];
  const possible = statuses.filter((status) => {
    if (status === 400) return verb !== 'get' && body !== 'file';
    return status !== 413 || verb !== 'get';
  });
  return Object.fromEntries(
    possible.map((status) => [status, { $ref: `#/components/responses/${refusals[status].name}` }]),
  );
}

/** Open to anyone: it tells nothing of the event. */
function describeOpen(path: string, summary: string, answer: z.ZodType, unwell?: string) {
  const content = { 'application/json': { schema: answer } };
  return createRoute({
    method: 'get',
    path,
    summary,
    operationId: `get${path.replaceAll(/\W|api/g, '').replace('json', '')}`,
    security: [],
    responses: {
      200: { description: summary, content },
      ...(unwell && { 503: { description: unwell, content } }),
      default: { description: 'Refused', content: failureContent },
    },
  });
}

function bodyContent(body: NonNullable<AdminRoute['body']>) {
  return body === 'file' ? { '*/*': { schema: {} } } : { 'application/json': { schema: body } };
}

/** Such as `postWhatsappTypeTest`. */
function operationId({ verb, path }: AdminRoute): string {
  const words = path.replace('/api/admin/', '').match(/[a-z]+/g) ?? [];
  return verb + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
