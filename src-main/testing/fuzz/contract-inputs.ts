import fc from 'fast-check';
import * as z from 'zod';
import { type Method, methods } from '#contract';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
}

/** Texts that a field somewhere takes for a right one. */
const texts = [
  ...[
    'main',
    'Rossi',
    '+393331234567',
    'anna@example.org',
    '2026-06-20',
    '18:30',
    'Europe/Rome',
    'https://a.example/i/',
  ],
  ...['{{ nomi }}', 'c9a7f1d0-52de-4a57-8d0b-6e2f9b8a4c11', 'it', 'UEsDBA==', '10', ''],
];
const made = new Map<string, fc.Arbitrary<unknown>>();

/** Inputs of a method as its schema describes them, right or nearly; anything for a name that is no method. */
export function inputOf(method: string): fc.Arbitrary<unknown> {
  if (!Object.hasOwn(methods, method)) return fc.jsonValue();
  const known = made.get(method) ?? valuesOf(schemaOf(method as Method), 0);
  made.set(method, known);
  return known;
}

function schemaOf(method: Method): Schema {
  return z.toJSONSchema(methods[method].input, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema;
}

function valuesOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valuesOf(each, depth)));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, depth);
    case 'array':
      return depth > 6
        ? fc.constant([])
        : fc.array(valuesOf(schema.items ?? {}, depth + 1), {
            minLength: schema.minItems ?? 0,
            maxLength: 3,
          });
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1e6),
        max: Math.min(schema.maximum ?? 1000, 1e6),
      });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 60 }));
    default:
      return fc.oneof(fc.constant(undefined), fc.jsonValue());
  }
}

function objectsOf({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, valuesOf(schema, depth + 1)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}
