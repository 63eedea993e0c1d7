import { elapsedMs, type Stamp } from '../domain/clock.ts';

/** WhatsApp gives six codes a linking: the first lasts a minute, the others 20 seconds. */
const codes = 6;
const firstMs = 60_000;
const nextMs = 20_000;
/** A code of unknown age is shown for so long after WAHA named it last. */
const confirmedMs = 5_000;
/** Looks further apart than this may have missed a code. */
const gaplessMs = 15_000;
/** A clock that was set moves the end; less than this is noise. */
const noticeableMs = 1_000;

export interface TrackedQr {
  readonly value: string;
  /** null when the beginning of the linking was not seen, or the engine counts none. */
  readonly number: number | null;
  readonly of: number | null;
  /** Epoch milliseconds after which it must not be shown. */
  readonly expiresAt: number;
}

interface Code extends TrackedQr {
  readonly since: Stamp;
  readonly lifeMs: number;
}

/**
 * Follows the codes of one linking, so that a screen can say which one it is and for how long. WAHA does not tell when a
 * code was made, so each is taken to be as old as the last look that did not see it yet: it is never shown too long.
 */
export function createQrTracker() {
  let current: Code | null = null;
  /** The last moment at which what is seen next was certainly not there. */
  let lookedAt: Stamp | null = null;

  function code(value: string, number: number | null, since: Stamp, lifeMs: number): Code {
    const of = number === null ? null : codes;
    return { value, number, of, since, lifeMs, expiresAt: since.wall + lifeMs };
  }

  function begin(value: string, now: Stamp, endless: boolean): Code {
    const born = lookedAt !== null && elapsedMs(lookedAt, now) <= gaplessMs ? lookedAt : null;
    if (endless || born === null) return code(value, null, now, confirmedMs);
    if (current === null) return code(value, 1, born, firstMs);
    // After one whose number nobody knows, at least the age of the next ones is known.
    const number = current.number === null ? null : Math.min(current.number + 1, codes);
    return code(value, number, born, nextMs);
  }

  return {
    /** A code as WAHA gives it now. `endless`: an engine that goes on giving codes. */
    seen(value: string, now: Stamp, endless = false): void {
      if (current?.value !== value) current = begin(value, now, endless);
      else if (current.lifeMs === confirmedMs) current = code(value, null, now, confirmedMs);
      lookedAt = now;
    },
    /** There is no code: the linking is over, or has not begun. */
    none(now: Stamp): void {
      current = null;
      lookedAt = now;
    },
    /** Nobody answered: what was known tells nothing any more. */
    lost(): void {
      current = null;
      lookedAt = null;
    },
    /** null when there is none that may still be shown. */
    current(now: Stamp): TrackedQr | null {
      if (current === null) return null;
      const left = current.lifeMs - elapsedMs(current.since, now);
      if (left <= 0) return null;
      const expiresAt = Math.round(now.wall + left);
      if (Math.abs(expiresAt - current.expiresAt) >= noticeableMs) current = { ...current, expiresAt };
      const { value, number, of } = current;
      return { value, number, of, expiresAt: current.expiresAt };
    },
    /** When the last code of this linking runs out; null when nobody knows. */
    endsAt(): number | null {
      if (current === null || current.number === null) return null;
      return current.expiresAt + (codes - current.number) * nextMs;
    },
  };
}
