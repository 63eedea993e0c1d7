import { elapsedMs, type Stamp } from '../domain/clock.ts';
import type { SessionAccount, SessionStatus } from '../domain/sessions/session-state.ts';
import type { FailureCause } from './session-sight.ts';

/** A linking takes longer: looks no further apart than this have seen each one. */
const unbrokenMs = 60_000;

/** What was seen of a session's link, by this process: tells whether it can still be the same one. */
export class LinkMemory {
  /** A code was on the screen, or we log out: whoever is connected next has been linked anew. */
  #linking = false;
  #connectedAt: Stamp | null = null;
  /** The last state that says something of the link. */
  #last: 'LINKED' | 'LINKING' | null = null;

  /** A look that ended with this status. */
  saw(status: SessionStatus): void {
    if (status === 'WAITING_QR' || status === 'WAITING_PASSKEY') {
      this.#linking = true;
      this.#last = 'LINKING';
    }
    if (status === 'CONNECTED') this.#last = 'LINKED';
    else this.#connectedAt = null;
  }

  /**
   * May the account that is connected now have been linked since it was seen last? An engine that names the linked device
   * tells by it; without one, only a link that was watched all along is certainly the same.
   */
  mayBeNew({ device }: SessionAccount, now: Stamp): boolean {
    if (this.#linking) return true;
    const watched = this.#connectedAt !== null && elapsedMs(this.#connectedAt, now) <= unbrokenMs;
    return device === null && !watched;
  }

  /** The store knows the account of this look. */
  noted(now: Stamp): void {
    this.#linking = false;
    this.#connectedAt = now;
  }

  /** What the engine had in hand may be lost without a record. */
  expectNew(): void {
    this.#linking = true;
  }

  /** Why it is `FAILED` now; null where nobody saw it happen. */
  get failure(): FailureCause | null {
    if (this.#last === null) return null;
    return this.#last === 'LINKING' ? 'CODES_RAN_OUT' : 'UNLINKED';
  }
}
