import type { RealmClock } from '#contract/overview.ts';

/** What the realm's clock has shown, and when that was heard: from there on it is counted by its speed. */
export interface HeardClock {
  /** Epoch milliseconds of the realm. */
  readonly told: number;
  /** Epoch milliseconds of this computer. */
  readonly heard: number;
  readonly speed: number;
}

export function hearClock({ now, speed }: RealmClock): HeardClock {
  return { told: Date.parse(now), heard: Date.now(), speed };
}

/** The realm's time in epoch milliseconds: another computer's in a browser, that of the practice clock in practice. */
export function realmTime({ told, heard, speed }: HeardClock): number {
  return Math.round(told + (Date.now() - heard) * speed);
}
