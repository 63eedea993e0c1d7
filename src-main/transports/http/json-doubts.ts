/** Deeper than any request of ours; a value this deep costs whoever walks it recursively nothing. */
const maxDepth = 32;

/** What is wrong with a JSON text although it can be parsed. */
export type JsonDoubt = { readonly path: string; readonly message: string };

// In valid JSON a quote, a bracket or a comma outside of a text is what it seems.
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

interface Level {
  /** Null in a list. */
  readonly keys: Set<string> | null;
  /** The last key seen, or the number of the element. */
  at: string | number;
  /** The next text is a key. */
  expectsKey: boolean;
}

/**
 * Looks for what `JSON.parse` passes over in silence: a key that comes twice (the last one would win), the key
 * `__proto__` (which some readers drop and others obey), and nesting beyond all need. `text` has to be valid JSON.
 */
export function findJsonDoubt(text: string): JsonDoubt | null {
  const levels: Level[] = [];
  for (const [piece] of text.matchAll(token)) {
    const level = levels.at(-1);
    if (piece === '{' || piece === '[') {
      if (levels.length === maxDepth)
        return { path: pathOf(levels), message: `Nested deeper than ${maxDepth}` };
      levels.push({ keys: piece === '{' ? new Set() : null, at: 0, expectsKey: piece === '{' });
    } else if (piece === '}' || piece === ']') levels.pop();
    else if (level === undefined || piece === ':') continue;
    else if (piece === ',') next(level);
    else if (level.expectsKey) {
      const wrong = takeKey(level, JSON.parse(piece) as string);
      if (wrong !== null) return { path: pathOf(levels), message: wrong };
    }
  }
  return null;
}

function next(level: Level): void {
  if (level.keys === null) level.at = Number(level.at) + 1;
  else level.expectsKey = true;
}

function takeKey(level: Level, key: string): string | null {
  level.at = key;
  level.expectsKey = false;
  if (key === '__proto__') return 'Not a name';
  if (level.keys?.has(key)) return 'Given twice';
  level.keys?.add(key);
  return null;
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map(({ at }) => at)
    .join('.')
    .slice(0, 200);
}
