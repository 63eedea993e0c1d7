import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

type Content = Readonly<Record<string, { readonly schema: object }>>;

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

interface Spec {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

/** WAHA's own description of its API (see `x-origin` in the file), and what in an exchange does not agree with it. */
export class OpenApiSpec {
  readonly #spec: Spec;
  readonly #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  readonly #compiled = new Map<object, ValidateFunction>();

  constructor(file: URL) {
    this.#spec = JSON.parse(readFileSync(file, 'utf8')) as Spec;
    this.#ajv.addSchema({ $id: 'waha', components: this.#spec.components });
  }

  /** Each as `GET /api/sessions 200 /0/me type`: the operation, then what is wrong and where. */
  requestProblems({ method, target, requestBody }: Exchange): readonly string[] {
    const url = new URL(target, 'http://waha');
    const found = this.#operation(method, url.pathname);
    if (found === null) return [`${method} ${url.pathname} is no operation`];
    const { name, operation } = found;
    const parameters = (operation.parameters ?? []).filter((each) => each.in === 'query');
    const asked = [...url.searchParams.keys()];
    const schema = operation.requestBody?.content['application/json']?.schema;
    return [
      ...asked
        .filter((key) => !parameters.some((each) => each.name === key))
        .map((key) => `${name} ?${key} is unknown`),
      ...parameters
        .filter((each) => each.required && !url.searchParams.has(each.name))
        .map((each) => `${name} ?${each.name} is missing`),
      ...parameters.flatMap((each) =>
        url.searchParams
          .getAll(each.name)
          .flatMap((value) => this.#problems(`${name} ?${each.name}`, each.schema, read(value, each.schema))),
      ),
      ...(schema === undefined
        ? requestBody === undefined || isEmpty(requestBody)
          ? []
          : [`${name} takes no body`]
        : this.#problems(`${name} body`, schema, requestBody)),
    ];
  }

  responseProblems({ method, target, status, responseBody }: Exchange): readonly string[] {
    const found = this.#operation(method, new URL(target, 'http://waha').pathname);
    if (found === null) return [];
    const { name, operation } = found;
    const response = operation.responses[String(status)];
    if (response === undefined) return [`${name} ${status} is not described`];
    const schema = response.content?.['application/json']?.schema;
    return schema === undefined ? [] : this.#problems(`${name} ${status}`, schema, responseBody);
  }

  /** Of a payload against one of its named schemas. */
  schemaProblems(schema: string, value: unknown): readonly string[] {
    return this.#problems(schema, { $ref: `#/components/schemas/${schema}` }, value);
  }

  #operation(method: string, pathname: string): { name: string; operation: Operation } | null {
    for (const [path, operations] of Object.entries(this.#spec.paths)) {
      const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
      const operation = operations[method.toLowerCase()];
      if (operation !== undefined && pattern.test(pathname)) return { name: `${method} ${path}`, operation };
    }
    return null;
  }

  #problems(where: string, schema: object, value: unknown): readonly string[] {
    const validate = this.#compiled.get(schema) ?? this.#ajv.compile(withAbsoluteRefs(schema));
    this.#compiled.set(schema, validate);
    if (validate(value)) return [];
    return [...new Set((validate.errors ?? []).map((error) => `${where} ${told(error)}`))];
  }
}

function withAbsoluteRefs(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"waha#/components/')) as object;
}

/** The place without the numbers of list items: a problem of each item is one problem. */
function told({ instancePath, keyword, params }: ErrorObject): string {
  const place = instancePath.replace(/\/\d+(?=\/|$)/g, '/*') || '/';
  const missing = keyword === 'required' ? ` ${String(params['missingProperty'])}` : '';
  return `${place} ${keyword}${missing}`;
}

function isEmpty(body: unknown): boolean {
  return body === '' || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
}

/** A query value as the type it stands for. */
function read(value: string, schema: object): unknown {
  if ('type' in schema && schema.type === 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
