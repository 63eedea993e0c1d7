/** Computing in pieces, for whoever has nothing else to do meanwhile. */
export function atOnce<T>(pieces: Generator<void, T>): T {
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}
