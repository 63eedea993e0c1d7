import type { Random } from '../domain/random.ts';

/** Repeatable randomness for tests: the same seed gives the same numbers, ids and bytes. Never for secrets. */
export class SeededRandom implements Random {
  #state: number;

  constructor(seed = 1) {
    this.#state = seed >>> 0;
  }

  unit(): number {
    return this.#next() / 0x1_0000_0000;
  }

  id(): string {
    const bytes = this.bytes(16);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    // Version 4, variant 1, so that it passes wherever a UUID is checked.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  bytes(size: number): Uint8Array {
    return Uint8Array.from({ length: size }, () => this.#next() >>> 24);
  }

  /** Mulberry32: 32 bits of state, well mixed even for seeds 1, 2, 3. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
