import { withoutTokens } from '../domain/links/read-link.ts';

/** An answer with no personal link in whatever text it holds: whoever has one can answer for its household. */
export function withoutLinks(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    typeof value === 'string' ? withoutTokens(value) : value,
  );
}
