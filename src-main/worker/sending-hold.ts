/**
 * Keeps messages from leaving while something is done that none may be on its way through, as WAHA's container being
 * replaced. It outlives the workers it holds: a realm that is opened meanwhile is held from its first step on.
 */
export class SendingHold {
  #holds = 0;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #waiting = new Set<() => void>();

  /** What is being sent comes to its end; nothing is sent or looked for while `work` goes on, however that ends. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#holds += 1;
    try {
      await Promise.allSettled(this.#underWay);
      return await work();
    } finally {
      this.#holds -= 1;
      if (this.#holds === 0) for (const wake of this.#waiting) wake();
    }
  }

  /** Takes one step; null when it may not be taken now. */
  async step<T>(take: () => Promise<T>): Promise<T | null> {
    if (this.#holds > 0) return null;
    const taken = take();
    this.#underWay.add(taken);
    try {
      return await taken;
    } finally {
      this.#underWay.delete(taken);
    }
  }

  /** Calls `wake` whenever the last hold ends. Returns what ends that. */
  onRelease(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }
}
