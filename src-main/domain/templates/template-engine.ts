import { Liquid, LiquidError, type Template } from 'liquidjs';
import { type TemplateFailure, templateFailure } from './template-failure.ts';

export type TemplateValue = string | number | boolean | null;
/** Placeholder → value. `null` is a known placeholder that is empty here: it prints nothing and is false in `if`. */
export type TemplateVariables = Readonly<Record<string, TemplateValue>>;

interface ParsedTemplate {
  readonly ok: true;
  readonly nodes: Template[];
  /** Those the template may print or ask for, each once. */
  readonly placeholders: readonly Placeholder[];
}

interface Placeholder {
  /** As written: `nomi`, `nomi.size`. */
  readonly text: string;
  /** A bare name. Values have no parts, so a path such as `nomi.size` can only be a mistake. */
  readonly simple: boolean;
}

type RawText = { readonly ok: true; readonly text: string } | TemplateFailure;

/** UTF-16 units, as the contract bounds a template. */
const maxBodyLength = 20_000;

/**
 * What a message needs and no more. Without loops and assignments a text costs as much as its template is long; the
 * tags that read files and the filters that ask for the time or for chance are not there to be called.
 */
const allowedTags = new Set(['if', 'unless', 'case', 'comment', '#', 'raw']);
const allowedFilters = new Set([
  'append',
  'capitalize',
  'default',
  'downcase',
  'prepend',
  'replace',
  'strip',
  'truncate',
  'upcase',
]);

const engine = createEngine();

function createEngine(): Liquid {
  const liquid = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    memoryLimit: 100_000,
    renderLimit: 2_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters))
    if (!allowedFilters.has(name)) liquid.unregisterFilter(name);
  liquid.registerFilter('plurale', agreementBy('persone'));
  liquid.registerFilter('plural', agreementBy('people'));
  return liquid;
}

interface FilterCall {
  readonly context: { readonly environments: object };
}

/** `{{ 'averti' | plurale: 'avervi' }}`: the second form for two people or more. Without a count it is one person. */
function agreementBy(count: string) {
  return function agree(this: FilterCall, one: unknown, many?: unknown): unknown {
    if (many === undefined) throw new Error('the form for several people is missing');
    const people = Object.getOwnPropertyDescriptor(this.context.environments, count)?.value;
    return Number(people) > 1 ? many : one;
  };
}

export function parseTemplate(body: string): ParsedTemplate | TemplateFailure {
  if (body.length > maxBodyLength) {
    return templateFailure('TEMPLATE_TOO_LONG', { length: body.length, limit: maxBodyLength });
  }
  try {
    const nodes = engine.parse(body);
    return { ok: true, nodes, placeholders: placeholdersOf(nodes) };
  } catch (error) {
    return failureOf(error);
  }
}

function placeholdersOf(nodes: Template[]): readonly Placeholder[] {
  const found = Object.values(engine.analyzeSync(nodes, { partials: false }).variables).flat();
  const byText = new Map(found.map((variable) => [String(variable), variable.segments.length === 1]));
  return [...byText].map(([text, simple]) => ({ text, simple }));
}

/** One pass: what a value contains is printed as it is, never read as a template. */
export function renderNodes(nodes: Template[], variables: TemplateVariables): RawText {
  try {
    const scope: object = Object.assign(Object.create(null), variables);
    return { ok: true, text: String(engine.renderSync(nodes, scope)) };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): TemplateFailure {
  // Deep nesting ends the stack: inside the parser as it is, in rendering wrapped by the library.
  if (error instanceof RangeError) return templateFailure('TEMPLATE_LIMIT');
  if (!LiquidError.is(error)) throw error;
  const cause = error.originalError;
  // The library has no class of its own for a limit that was hit.
  if (cause instanceof RangeError || cause?.message.endsWith('limit exceeded'))
    return templateFailure('TEMPLATE_LIMIT');
  const [line = 1, column = 1] = error.token.getPosition();
  const problem = error.message.replace(/, line:\d+, col:\d+$/, '');
  return templateFailure('TEMPLATE_SYNTAX', { line, column, problem });
}
