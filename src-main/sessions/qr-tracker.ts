/** WhatsApp gives six codes a linking: the first lasts a minute, the others 20 seconds. */
const codes = 6;
const firstMs = 60_000;
const nextMs = 20_000;

export interface TrackedQr {
  readonly value: string;
  readonly number: number;
  readonly of: number;
  /** Epoch milliseconds after which it must not be shown. */
  readonly expiresAt: number;
}

/** Follows the codes of one linking, so that a screen can say which one it is and for how long. */
export function createQrTracker() {
  let current: TrackedQr | null = null;

  return {
    /** A code as WAHA gives it now. The same code again keeps its time. */
    seen(value: string, now: number): void {
      if (current?.value === value) return;
      const number = current === null ? 1 : Math.min(current.number + 1, codes);
      current = { value, number, of: codes, expiresAt: now + (number === 1 ? firstMs : nextMs) };
    },
    /** The linking is over, one way or the other. */
    reset(): void {
      current = null;
    },
    /** null when there is none that may still be shown. */
    current(now: number): TrackedQr | null {
      return current !== null && now < current.expiresAt ? current : null;
    },
  };
}
