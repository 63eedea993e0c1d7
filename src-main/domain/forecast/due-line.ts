/**
 * Messages of one lane in the order they are claimed: the first queued of those that are due. Moments are epoch
 * milliseconds and only move forward. Thousands wait, so nothing here looks at more of them than have come due.
 */
export class DueLine<T extends { readonly place: number; readonly notBefore: number }> {
  /** By place; what stands before `#head` is taken. */
  readonly #due: T[] = [];
  #head = 0;
  /** The first that comes due stands last. */
  readonly #later: T[];

  constructor(messages: readonly T[]) {
    this.#later = messages.toSorted((a, b) => b.notBefore - a.notBefore || b.place - a.place);
  }

  add(message: T): void {
    // Places mostly arrive in order: then there is nothing to look for and nothing to move.
    let at = this.#due.length;
    const last = this.#due.at(-1);
    if (last !== undefined && last.place > message.place) at = this.#placeFor(message);
    this.#due.splice(at, 0, message);
  }

  first(wall: number): T | null {
    let next = this.#later.at(-1);
    while (next !== undefined && next.notBefore <= wall) {
      this.#later.pop();
      this.add(next);
      next = this.#later.at(-1);
    }
    return this.#due[this.#head] ?? null;
  }

  /** Takes what `first` gave. */
  take(): void {
    this.#head += 1;
  }

  /** When the next one comes due that is not yet; null when all are. */
  get nextAt(): number | null {
    return this.#later.at(-1)?.notBefore ?? null;
  }

  #placeFor({ place }: T): number {
    let low = this.#head;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#due[middle]?.place ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
