import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { id, sessionType } from '#contract/common.ts';
import { errorStatus } from '#contract/error-codes.ts';
import { adminRoutes } from './admin-routes.ts';
import type { AdminRoute } from './route.ts';

const parameters: Readonly<Record<string, z.ZodType>> = { type: sessionType, id };
const failureReference = { $ref: '#/components/schemas/Failure' };

/** The OpenAPI 3.1 document of the Admin API, made of the same table and schemas that serve it. */
export function openApiDocument(version: string) {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono();
  openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  openAPIRegistry.registerComponent('schemas', 'Failure', {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code: { type: 'string', enum: Object.keys(errorStatus) },
      message: { type: 'string', description: 'A sentence for a person' },
      details: { type: 'object', additionalProperties: true },
    },
  });
  for (const route of adminRoutes) openAPIRegistry.registerPath(describeRoute(route));
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
    request: {
      ...(names.length > 0 && { params }),
      ...(route.query && { query: route.query }),
      ...(route.body && { body: { content: bodyContent(route.body), required: true } }),
    },
    responses: {
      [route.status]: {
        description: route.summary,
        content: { 'application/json': { schema: route.answer } },
      },
      default: { description: 'Refused', content: { 'application/json': { schema: failureReference } } },
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
