import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { errorStatus } from '#contract/error-codes.ts';
import { apiToken, httpAppParts } from '../../../testing/http-app.ts';
import { createHttpApp } from '../app.ts';
import { adminRoutes } from './admin-routes.ts';
import openApiSchema from './testing/openapi-3.1-schema.json' with { type: 'json' };

const refused = { ok: false, error: { code: 'STOPPING', message: 'x' } } as const;

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  security: object[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    responses: Record<string, object>;
    securitySchemes: object;
  };
}

async function document(): Promise<Document> {
  const { app } = createHttpApp(httpAppParts().parts);
  const response = await app.request('http://127.0.0.1/api/openapi.json');
  expect(response.status).toBe(200);
  return (await response.json()) as Document;
}

function operations({ paths }: Document): { path: string; verb: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
  );
}

/** Every object anywhere in a value. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, says its version and asks for the token', async () => {
    expect(await document()).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Invita Admin API', version: '1.2.3' },
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
  });

  it('describes each route of the table, and no other', async () => {
    const described = operations(await document()).map(({ path, verb }) => `${verb} ${path}`);
    const open = ['get /api/health', 'get /api/openapi.json'];
    const table = adminRoutes.map(({ verb, path }) => `${verb} ${path}`);
    expect(described.sort()).toEqual([...table, ...open].sort());
  });

  it('names each operation once and declares every part of its path', async () => {
    const all = operations(await document());
    expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length);
    for (const { path, operation } of all) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required === true)).toBe(true);
    }
  });

  it('describes a success and a failure of each operation', async () => {
    for (const { operation } of operations(await document())) {
      const statuses = Object.keys(operation.responses);
      const [success, ...others] = statuses.filter((status) => status.startsWith('2'));
      expect(others).toEqual([]);
      const { content = {} } = operation.responses[success ?? ''] ?? {};
      expect((content['application/json'] ?? content['application/zip'])?.schema).toHaveProperty('type');
      expect(operation.responses['default']?.content['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/Failure',
      });
    }
  });

  it('points at nothing that is not there and uses nothing that 3.1 has dropped', async () => {
    const all = await document();
    for (const object of objectsIn(all)) {
      if ('$ref' in object) {
        expect(all).toHaveProperty(String(object.$ref).replace('#/', '').split('/'));
      }
      expect(object).not.toHaveProperty('nullable');
      if ('exclusiveMinimum' in object) expect(typeof object.exclusiveMinimum).toBe('number');
    }
  });

  it('keeps to the schema of OpenAPI 3.1 and to JSON Schema 2020-12', async () => {
    const all = await document();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const isOpenApi = ajv.compile(openApiSchema);
    isOpenApi(all);
    expect(isOpenApi.errors).toBeNull();
    for (const schema of objectsIn(all).filter((each) => 'type' in each && typeof each.type === 'string')) {
      if (!['http'].includes(String((schema as { type: string }).type))) {
        expect(ajv.validateSchema(schema)).toBe(true);
      }
    }
    // The check can fail.
    isOpenApi({ ...all, paths: { '/x': { get: { responses: { 200: {} } } } } });
    expect(isOpenApi.errors).not.toBeNull();
  });

  it('says of each operation which scopes open it, and what it may be refused with', async () => {
    const all = await document();
    for (const { path, verb, operation } of operations(all)) {
      const route = adminRoutes.find((each) => each.path === path && each.verb === verb);
      const scopes = route === undefined ? [] : [...route.allows, 'admin'];
      expect(operation.security).toEqual(scopes.map((scope) => ({ token: [scope] })));
      if (route === undefined) continue;
      for (const status of ['401', '403', '422', '429']) expect(operation.responses).toHaveProperty(status);
    }
    expect(all.components.responses['TooManyRequests']).toHaveProperty(['headers', 'Retry-After']);
  });

  it('describes nothing that does not answer, and all that answers under /api', async () => {
    const { app } = createHttpApp(httpAppParts({ dispatch: () => Promise.resolve(refused) }).parts);
    const described = operations(await document());
    for (const { path, verb } of described) {
      const address = path.replace('{type}', 'main').replace('{id}', 'x1');
      const response = await app.request(`http://127.0.0.1${address}`, {
        method: verb.toUpperCase(),
        headers: { authorization: `Bearer ${apiToken}` },
      });
      const { code } = (await response.json()) as { code?: string };
      expect([path, code]).not.toEqual([path, 'NOT_FOUND']);
      expect([path, code]).not.toEqual([path, 'METHOD_NOT_ALLOWED']);
    }
    const served = app.routes
      .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
      .map(({ path, method }) => `${method.toLowerCase()} ${path}`);
    const expected = described.map(
      ({ path, verb }) => `${verb} ${path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/\/$/, '')}`,
    );
    expect(served.sort()).toEqual(expected.sort());
  });

  it('takes its schemas from the contract', async () => {
    const { paths, components } = await document();
    const changes =
      paths['/api/admin/configuration/']?.['patch']?.requestBody?.content['application/json']?.schema;
    expect(changes).toMatchObject({
      additionalProperties: false,
      properties: { whatsapp_rate_limit: { type: 'integer', minimum: 1, maximum: 1000 } },
    });
    const limit = paths['/api/admin/whatsapp/queue/']?.['get']?.parameters?.find(
      ({ name }) => name === 'limit',
    );
    expect(limit).toMatchObject({ in: 'query', schema: { minimum: 1, maximum: 200, default: 50 } });
    const test = paths['/api/admin/whatsapp/{type}/test/']?.['post'];
    expect(Object.keys(test?.responses ?? {})).toContain('202');
    expect(test?.requestBody?.content['application/json']?.schema).not.toHaveProperty('properties.type');
    expect(paths['/api/admin/guests/import/']?.['post']?.requestBody?.content).toHaveProperty('*/*');
    expect(components.schemas['Failure']).toHaveProperty('properties.code.enum', Object.keys(errorStatus));
  });
});
