import { describe, expect, it } from 'vitest';
import { errorStatus } from '#contract/error-codes.ts';
import { httpAppParts } from '../../../testing/http-app.ts';
import { createHttpApp } from '../app.ts';
import { adminRoutes } from './admin-routes.ts';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
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
    expect(described.sort()).toEqual(adminRoutes.map(({ verb, path }) => `${verb} ${path}`).sort());
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
      const [success, ...others] = Object.keys(operation.responses).filter((status) => status !== 'default');
      expect(others).toEqual([]);
      expect(operation.responses[success ?? '']?.content['application/json']?.schema).toHaveProperty('type');
      expect(operation.responses['default']?.content['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/Failure',
      });
    }
  });

  it('points at nothing that is not there and uses nothing that 3.1 has dropped', async () => {
    const all = await document();
    for (const object of objectsIn(all)) {
      if ('$ref' in object) {
        const name = String(object.$ref).replace('#/components/schemas/', '');
        expect(all.components.schemas).toHaveProperty(name);
      }
      expect(object).not.toHaveProperty('nullable');
      if ('exclusiveMinimum' in object) expect(typeof object.exclusiveMinimum).toBe('number');
    }
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
