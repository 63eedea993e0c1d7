/**
 * A text in parts. `field`: filled in for each household, by `fallback` where it is not known. `agreement`: one form for
 * one person, one for several. `optional`: there only where all its fields are known. `raw`: template language that has
 * no other form here.
 */
export type Segment =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly fallback: string | null }
  | { readonly kind: 'agreement'; readonly one: string; readonly many: string }
  | { readonly kind: 'optional'; readonly inside: readonly Segment[] };

/** The fields an optional part depends on: its own, not those of parts within it. */
export function conditionsOf(inside: readonly Segment[]): readonly string[] {
  const names = inside.flatMap((part) =>
    part.kind === 'field' && part.fallback === null ? [part.name] : [],
  );
  return [...new Set(names)];
}

/** Words that may stand within brackets: on one line, and without what brackets and tags are made of. */
export function fitsInBrackets(text: string): boolean {
  return !/[[\]\n]|\{\{|\{%/.test(text);
}
