export type Unsubscribe = () => void;

/** Tells everybody who asked that something about the pretend world has changed; they look for themselves what. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
