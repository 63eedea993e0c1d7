import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { Sessions } from '../domain/queue/sending-session.ts';
import type { Answer } from '../domain/queue/whatsapp.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import { problemOf } from './session-problem.ts';
import { type SessionSight, SessionWatch } from './session-watch.ts';
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

export interface KnownSession {
  readonly record: SessionRecord;
  readonly sight: SessionSight;
}

/** Watches every session by asking WAHA again and again; the events of another step only make it quicker. */
export class SessionService {
  readonly #options: SessionServiceOptions;
  readonly #watches = new Map<string, { readonly watch: SessionWatch; readonly identity: string }>();
  #hurried = new AbortController();
  /** What was announced last: a check that found nothing new is not news. */
  #announced = '';

  /** The sessions as the worker sees them. */
  readonly forWorker: Sessions = {
    sending: async () => {
      const records = await this.#options.store.sessions();
      return records.map((record) => this.#watchOf(record).sending(record));
    },
    recheck: () => this.hurry(),
  };

  constructor(options: SessionServiceOptions) {
    this.#options = options;
  }

  async known(type: string): Promise<KnownSession> {
    const record = await this.#options.store.session(type);
    if (record === null) throw new Refusal('UNKNOWN_SESSION', { type });
    return { record, sight: this.#watchOf(record).sight() };
  }

  async all(): Promise<readonly KnownSession[]> {
    const records = await this.#options.store.sessions();
    return records.map((record) => ({ record, sight: this.#watchOf(record).sight() }));
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
    await this.#watchOf(record).bringUp();
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
        await this.#lookAtAll();
      } catch (error) {
        onError(error);
      }
      await this.#options.clock.sleep(this.#pauseMs(), AbortSignal.any([signal, this.#hurried.signal]));
      this.#hurried = new AbortController();
    }
  }

  async #lookAtAll(): Promise<void> {
    const records = await this.#options.store.sessions();
    await Promise.all(records.map((record) => this.#watchOf(record).look()));
    await this.announce();
  }

  #pauseMs(): number {
    const sights = [...this.#watches.values()].map(({ watch }) => watch.sight());
    const calm = sights.every(({ status }) => status === 'CONNECTED' || status === 'DISCONNECTED');
    return calm ? calmMs : eagerMs;
  }

  async #act(type: string, action: (watch: SessionWatch) => Promise<Answer<null>>): Promise<KnownSession> {
    const { record } = await this.known(type);
    const answer = await action(this.#watchOf(record));
    await this.announce();
    if (!answer.ok) throw new Refusal(problemOf(answer.trouble), { type });
    this.hurry();
    return this.known(type);
  }

  /** A changed address or key is another WAHA: what was known of the old one is forgotten. */
  #watchOf(record: SessionRecord): SessionWatch {
    const { store, connect, keyOf, clock } = this.#options;
    const { type, wahaUrl, wahaSession } = record;
    const key = keyOf(type);
    const identity = JSON.stringify([wahaUrl, wahaSession, key]);
    const known = this.#watches.get(type);
    if (known?.identity === identity) return known.watch;
    const gateway = connect(wahaUrl, key);
    const watch = new SessionWatch({ type, gateway, wahaUrl, wahaSession, store, clock });
    this.#watches.set(type, { watch, identity });
    return watch;
  }
}
