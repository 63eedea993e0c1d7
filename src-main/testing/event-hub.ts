import type { EventName } from '#contract';

/** Events told by a test to whoever subscribed. */
export class EventHub {
  readonly #listeners = new Set<(event: EventName, payload: unknown) => void>();

  readonly subscribe = (listener: (event: EventName, payload: unknown) => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  emit(event: EventName, payload: unknown): void {
    for (const listener of this.#listeners) listener(event, payload);
  }

  get listening(): number {
    return this.#listeners.size;
  }
}
