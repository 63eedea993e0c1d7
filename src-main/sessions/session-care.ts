import { type Clock, elapsedMs, type Stamp } from '../domain/clock.ts';
import type { SessionStore } from '../domain/sessions/session-store.ts';
import type { SessionWatch } from './session-watch.ts';

/** WAHA gives up by itself after two minutes; what starts longer than this is stuck. */
const stuckMs = 3 * 60_000;
/** A computer that slept did not watch: so many looks must have found it starting. */
const stuckLooks = 10;
/** WhatsApp's servers take a message within seconds. */
const unheardMs = 10 * 60_000;
const unheardMessages = 3;
const listenEveryMs = 60_000;
/** One restart is worth a try; a second one soon after is a matter for a person. */
const healedMs = 6 * 60 * 60_000;

/** WhatsApp takes no message, or answers no question. */
type Deafness = 'NO_ACKS' | 'NO_ANSWER';

export interface SessionCareOptions {
  readonly type: string;
  readonly watch: SessionWatch;
  readonly store: SessionStore;
  readonly clock: Clock;
}

/**
 * Notices what no status says: stuck in STARTING, WORKING but dead, a container that was started anew. What one restart
 * can mend is mended, and the admin is told; what it cannot is an alarm.
 */
export class SessionCare {
  readonly #options: SessionCareOptions;
  #starting: { readonly since: Stamp; looks: number; restarted: boolean } | null = null;
  #connectedSince: Stamp | null = null;
  #listenedAt: Stamp | null = null;
  /** A restart did not help against this. */
  #deaf: Deafness | null = null;
  #wahaStartedAt: number | null = null;
  /** It was connected to this WAHA, before that one was started anew. */
  #wasConnected = false;

  constructor(options: SessionCareOptions) {
    this.#options = options;
  }

  /** After each look. May take the seconds of a restart. */
  async tend(): Promise<void> {
    const { watch } = this.#options;
    if (watch.sight().doing !== null) return;
    await this.#noteWahaRestart();
    this.#noteConnection();
    if (watch.status === 'STARTING') await this.#tendStarting();
    else this.#stopStarting();
    if (watch.status === 'CONNECTED') await this.#listen();
  }

  /** Somebody else found the session silent: does WhatsApp answer through it? */
  async suspect(): Promise<void> {
    const { watch } = this.#options;
    if (watch.status !== 'CONNECTED' || (await watch.answers())) return;
    await this.#heal('NO_ANSWER');
  }

  async #noteWahaRestart(): Promise<void> {
    const { watch, clock } = this.#options;
    const { wahaStartedAt } = watch;
    if (wahaStartedAt === null) return;
    const isNew = this.#wahaStartedAt !== null && this.#wahaStartedAt !== wahaStartedAt;
    this.#wahaStartedAt = wahaStartedAt;
    if (!isNew) return;
    watch.notices.add('WAHA_RESTARTED', clock.now().wall);
    // An old Core forgets its sessions with each start; what is on its disk links them again.
    if (watch.status === 'DISCONNECTED' && this.#wasConnected) await watch.bringUp();
  }

  #noteConnection(): void {
    const { watch, clock } = this.#options;
    if (watch.status === 'CONNECTED') {
      this.#connectedSince ??= clock.now();
      this.#wasConnected = true;
    } else if (watch.status !== 'UNREACHABLE') {
      this.#connectedSince = null;
      // Logged out or unlinked: then it is no more ours to start.
      if (watch.status === 'WAITING_QR' || watch.status === 'FAILED') this.#wasConnected = false;
    }
  }

  async #tendStarting(): Promise<void> {
    const { watch, clock } = this.#options;
    const now = clock.now();
    this.#starting ??= { since: now, looks: 0, restarted: false };
    this.#starting.looks += 1;
    const { since, looks, restarted } = this.#starting;
    if (looks < stuckLooks || elapsedMs(since, now) < stuckMs) return;
    if (restarted) return watch.notices.raise('STUCK_STARTING', now.wall);
    this.#starting = { since: now, looks: 0, restarted: true };
    watch.notices.add('RESTARTED', now.wall);
    await watch.restart();
  }

  #stopStarting(): void {
    // What we restart passes through other states on its way back to STARTING.
    if (this.#options.watch.status === 'UNREACHABLE' || this.#options.watch.status === 'UNKNOWN') return;
    this.#starting = null;
    this.#options.watch.notices.clear('STUCK_STARTING');
  }

  async #listen(): Promise<void> {
    const { type, watch, store, clock } = this.#options;
    const now = clock.now();
    if (this.#connectedSince === null) return;
    if (this.#listenedAt !== null && elapsedMs(this.#listenedAt, now) < listenEveryMs) return;
    this.#listenedAt = now;
    const sent = { after: this.#connectedSince.wall, before: now.wall - unheardMs };
    if (await store.isUnheard(type, sent, unheardMessages)) return this.#heal('NO_ACKS');
    if (this.#deaf === null) return;
    const isDeaf =
      this.#deaf === 'NO_ACKS'
        ? await store.isUnheard(type, { after: 0, before: now.wall }, unheardMessages)
        : !(await watch.answers());
    if (isDeaf) return;
    this.#deaf = null;
    watch.notices.clear('DEAF');
  }

  async #heal(because: Deafness): Promise<void> {
    const { watch, clock } = this.#options;
    const now = clock.now();
    if (watch.restartedAt !== null && elapsedMs(watch.restartedAt, now) < healedMs) {
      this.#deaf ??= because;
      return watch.notices.raise('DEAF', now.wall);
    }
    watch.notices.add('RESTARTED', now.wall);
    await watch.restart();
    // What was sent before says nothing of the session as it is now.
    this.#connectedSince = null;
  }
}
