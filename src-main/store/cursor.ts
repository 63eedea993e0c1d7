/** Where a page ended. Opaque to callers; one that is not ours starts from the beginning. */
export function encodeCursor(key: readonly [number, number]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function decodeCursor(cursor: string): readonly [number, number] | readonly [null, null] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === 2 && key.every(Number.isSafeInteger)) {
      return [key[0] as number, key[1] as number];
    }
  } catch {
    // Not JSON: the same as any other cursor that is not ours.
  }
  return [null, null];
}
