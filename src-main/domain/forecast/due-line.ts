/** What a line must know of a message. Moments are epoch milliseconds. */
interface Due {
  readonly notBefore: number;
}

/**
 * Messages of one lane in the order they are claimed: the first queued of those that are due. It keeps places, the
 * positions in the order of queuing. Moments only move forward. Thousands wait, so nothing here looks at more of them than
 * have come due.
 */
export class DueLine {
  readonly #messages: readonly Due[];
  /** In order; what stands before `#head` is taken. */
  readonly #due: number[];
  #head = 0;
  /** The first that comes due stands last. */
  readonly #later: number[];

  /** `places` in order. */
  constructor(messages: readonly Due[], places: readonly number[], wall: number) {
    this.#messages = messages;
    this.#due = [];
    this.#later = [];
    for (const place of places) {
      if (this.#notBefore(place) <= wall) this.#due.push(place);
      else this.#later.push(place);
    }
    this.#later.sort((a, b) => this.#notBefore(b) - this.#notBefore(a) || b - a);
  }

  add(place: number): void {
    // Places mostly arrive in order: then there is nothing to look for and nothing to move.
    const last = this.#due.length > this.#head ? this.#due.at(-1) : undefined;
    if (last === undefined || last < place) this.#due.push(place);
    else this.#due.splice(this.#positionFor(place), 0, place);
  }

  /** The place of the first that is due; null when none is. */
  first(wall: number): number | null {
    while (this.nextAt <= wall) this.add(this.#later.pop() as number);
    return this.#head < this.#due.length ? (this.#due[this.#head] as number) : null;
  }

  /** Takes what `first` gave. */
  take(): void {
    this.#head += 1;
  }

  /** When the next one comes due that is not yet; `Infinity` when all are. */
  get nextAt(): number {
    const { length } = this.#later;
    return length === 0 ? Number.POSITIVE_INFINITY : this.#notBefore(this.#later[length - 1] as number);
  }

  #notBefore(place: number): number {
    return (this.#messages[place] as Due).notBefore;
  }

  #positionFor(place: number): number {
    let low = this.#head;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#due[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
