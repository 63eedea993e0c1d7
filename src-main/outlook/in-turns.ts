/** Long computing in pieces: between two of them whatever else waits has its turn. */
export async function inTurns<T>(pieces: Generator<void, T>): Promise<T> {
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
