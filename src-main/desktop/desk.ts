import type { Seen } from './seen.ts';

export interface DeskParts {
  readonly look: () => Promise<Seen | null>;
  /** Each is told what was seen; one that fails keeps none of the others from it. */
  readonly habits: readonly ((seen: Seen) => void)[];
  /** Calls back after so many milliseconds, until the function it returns is called. */
  readonly after: (ms: number, work: () => void) => () => void;
  readonly onError: (error: unknown) => void;
}

/** Between two looks when much changes at once. */
export const shortestMs = 1_000;
/** Time itself changes what is true, and announces nothing. */
export const longestMs = 15_000;

/** Looks at the app now and then, and whenever it says that something changed, for what happens outside of the window. */
export class Desk {
  readonly #parts: DeskParts;
  #cancel: () => void = () => {};
  #looking = false;
  /** Something changed during the look that is under way. */
  #again = false;
  #stopped = false;
  #rested = true;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Something changed. */
  changed(): void {
    if (this.#stopped) return;
    if (this.#looking || !this.#rested) this.#again = true;
    else void this.#look();
  }

  /** Nothing more is asked of an app that is being closed. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    this.#cancel();
    this.#looking = true;
    this.#rested = false;
    this.#again = false;
    try {
      const seen = await this.#parts.look();
      if (seen !== null && !this.#stopped) this.#tell(seen);
    } catch (error) {
      this.#parts.onError(error);
    }
    this.#looking = false;
    if (!this.#stopped) this.#cancel = this.#parts.after(shortestMs, () => this.#rest());
  }

  #rest(): void {
    this.#rested = true;
    if (this.#again) void this.#look();
    else this.#cancel = this.#parts.after(longestMs - shortestMs, () => void this.#look());
  }

  #tell(seen: Seen): void {
    for (const habit of this.#parts.habits) {
      try {
        habit(seen);
      } catch (error) {
        this.#parts.onError(error);
      }
    }
  }
}
