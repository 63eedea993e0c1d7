import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { Sessions } from '../domain/queue/sending-session.ts';
import type { Answer, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import { SessionCare } from './session-care.ts';
import { problemOf } from './session-problem.ts';
import type { SessionSight } from './session-sight.ts';
import { SessionWatch } from './session-watch.ts';
import type { ConnectToWaha } from './waha-gateway.ts';

/** While somebody waits for a code or a connection, and in quiet times. */
const eagerMs = 2_000;
const calmMs = 10_000;

export interface SessionServiceOptions {
  readonly store: SessionStore;
  readonly connect: ConnectToWaha;
  /** The API key of a session; null = none is stored. */
  readonly keyOf: (type: string) => string | null;
  readonly clock: Clock;
  /** What is known of a session changed: screens and the worker want to know. */
  readonly onChange: () => void;
}

interface Watched {
  readonly watch: SessionWatch;
  readonly care: SessionCare;
  /** Of the WAHA behind it. */
  readonly identity: string;
}

export interface KnownSession {
  readonly record: SessionRecord;
  readonly sight: SessionSight;
}

/** Watches every session by asking WAHA again and again; events only make it quicker (`hear`). */
export class SessionService {
  readonly #options: SessionServiceOptions;
  readonly #watches = new Map<string, Watched>();
  #hurried = new AbortController();
  /** What was announced last: a check that found nothing new is not news. */
  #announced = '';

  /** The sessions as the worker sees them. */
  readonly forWorker: Sessions = {
    sending: async () => {
      const records = await this.#options.store.sessions();
      return records.map((record) => this.#watched(record).watch.sending(record));
    },
    recheck: () => this.hurry(),
  };

  constructor(options: SessionServiceOptions) {
    this.#options = options;
  }

  async known(type: string): Promise<KnownSession> {
    const record = await this.#options.store.session(type);
    if (record === null) throw new Refusal('UNKNOWN_SESSION', { type });
    return { record, sight: this.#watched(record).watch.sight() };
  }

  async all(): Promise<readonly KnownSession[]> {
    const records = await this.#options.store.sessions();
    return records.map((record) => ({ record, sight: this.#watched(record).watch.sight() }));
  }

  /** «Verifica stato». */
  check(type: string): Promise<KnownSession> {
    return this.#act(type, async (watch) => {
      await watch.look();
      return { ok: true, data: null };
    });
  }

  /** At the start of the app: see `SessionWatch.bringUp`. */
  async bringUp(type: string): Promise<void> {
    const { record } = await this.known(type);
    await this.#watched(record).watch.bringUp();
    await this.announce();
    this.hurry();
  }

  refresh(type: string): Promise<KnownSession> {
    return this.#act(type, (watch) => watch.refresh());
  }

  /** WAHA's session is stopped and started, keeping its link. */
  async restart(type: string): Promise<void> {
    await this.#act(type, (watch) => watch.restart());
  }

  logout(type: string): Promise<KnownSession> {
    return this.#act(type, (watch) => watch.logout());
  }

  /** A code to type on `phone` instead of a scan. */
  requestCode(type: string, phone: string): Promise<KnownSession> {
    return this.#act(type, (watch) => watch.requestCode(phone));
  }

  confirmPasskey(type: string): Promise<KnownSession> {
    return this.#act(type, (watch) => watch.confirmPasskey());
  }

  /** Takes the session out of WAHA, as far as one can be reached; afterwards nobody watches it any more. */
  async forget(type: string, { inWaha }: { readonly inWaha: boolean }): Promise<void> {
    const known = this.#watches.get(type);
    await this.announce();
    if (inWaha) await known?.watch.remove();
    this.#watches.delete(type);
  }

  /** WAHA itself told of a change of a session, by the name it has there: look at once what it is. */
  async hear(wahaUrl: string, wahaSession: string): Promise<void> {
    const records = await this.#options.store.sessions();
    const meant = records.filter((each) => each.wahaUrl === wahaUrl && each.wahaSession === wahaSession);
    await Promise.all(meant.map((record) => this.#watched(record).watch.look()));
    if (meant.length === 0) return;
    await this.announce();
    this.hurry();
  }

  /** Nothing comes out of a session that says it is connected: is it dead? At most one restart, then an alarm. */
  async suspect(type: string): Promise<void> {
    const { record } = await this.known(type);
    await this.#watched(record).care.suspect();
    await this.announce();
  }

  /** Looks again now: an address, a key or the network changed. */
  hurry(): void {
    this.#hurried.abort();
  }

  async announce(): Promise<void> {
    const seen = (await this.all()).map(({ record, sight }) => [record, { ...sight, checkedAt: null }]);
    const view = JSON.stringify(seen);
    if (view === this.#announced) return;
    this.#announced = view;
    this.#options.onChange();
  }

  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#lookAtAll(onError);
      } catch (error) {
        onError(error);
      }
      await this.#options.clock.sleep(this.#pauseMs(), AbortSignal.any([signal, this.#hurried.signal]));
      this.#hurried = new AbortController();
    }
  }

  async #lookAtAll(onError: (error: unknown) => void): Promise<void> {
    const records = await this.#options.store.sessions();
    const all = records.map((record) => this.#watched(record));
    await Promise.all(all.map(({ watch }) => watch.look()));
    await this.announce();
    // Not waited for: what one session needs takes seconds, and the others are watched meanwhile.
    for (const { care } of all) void this.#tend(care).catch(onError);
  }

  async #tend(care: SessionCare): Promise<void> {
    await care.tend();
    await this.announce();
  }

  #pauseMs(): number {
    const sights = [...this.#watches.values()].map(({ watch }) => watch.sight());
    const calm = sights.every(({ status }) => status === 'CONNECTED' || status === 'DISCONNECTED');
    return calm ? calmMs : eagerMs;
  }

  async #act(type: string, action: (watch: SessionWatch) => Promise<Answer<null>>): Promise<KnownSession> {
    const { record } = await this.known(type);
    const acting = action(this.#watched(record).watch);
    // Whoever looks on sees that something is being done, and for how long.
    await this.announce();
    const answer = await acting;
    await this.announce();
    if (!answer.ok) throw new Refusal(refusalOf(answer.trouble), { type });
    this.hurry();
    return this.known(type);
  }

  /** A changed address or key is another WAHA: what was known of the old one is forgotten. */
  #watched(record: SessionRecord): Watched {
    const { store, connect, keyOf, clock } = this.#options;
    const { type, wahaUrl, wahaSession } = record;
    const key = keyOf(type);
    const identity = JSON.stringify([wahaUrl, wahaSession, key]);
    const known = this.#watches.get(type);
    if (known?.identity === identity) return known;
    const gateway = connect(wahaUrl, key);
    const watch = new SessionWatch({ type, gateway, wahaUrl, wahaSession, store, clock });
    const watched = { watch, care: new SessionCare({ type, watch, store, clock }), identity };
    this.#watches.set(type, watched);
    return watched;
  }
}

/** Of an action: what it needs is not so just now. */
function refusalOf(trouble: WahaTrouble) {
  return trouble === 'NOT_READY' ? 'SESSION_NOT_READY' : problemOf(trouble);
}
