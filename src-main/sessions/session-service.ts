import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { Answer } from '../domain/queue/whatsapp.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import type { Sessions } from '../worker/collaborators.ts';
import { createSessionWatch, problemOf, type SessionSight, type SessionWatch } from './session-watch.ts';
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
export function createSessionService({ store, connect, keyOf, clock, onChange }: SessionServiceOptions) {
  const watches = new Map<string, { watch: SessionWatch; identity: string }>();
  let hurry = new AbortController();
  let shown = '';

  /** A changed address or key is another WAHA: what was known of the old one is forgotten. */
  function watchOf(record: SessionRecord): SessionWatch {
    const key = keyOf(record.type);
    const identity = JSON.stringify([record.wahaUrl, record.wahaSession, key]);
    const known = watches.get(record.type);
    if (known?.identity === identity) return known.watch;
    const { type, wahaUrl, wahaSession } = record;
    const watch = createSessionWatch({ type, gateway: connect(wahaUrl, key), wahaUrl, wahaSession, store, clock });
    watches.set(type, { watch, identity });
    return watch;
  }

  async function recordOf(type: string): Promise<SessionRecord> {
    const record = await store.session(type);
    if (record === null) throw new Refusal('UNKNOWN_SESSION', { type });
    return record;
  }

  async function known(type: string): Promise<KnownSession> {
    const record = await recordOf(type);
    return { record, sight: watchOf(record).sight() };
  }

  async function all(): Promise<readonly KnownSession[]> {
    const records = await store.sessions();
    return records.map((record) => ({ record, sight: watchOf(record).sight() }));
  }

  async function act(type: string, action: (watch: SessionWatch) => Promise<Answer<null> | undefined>): Promise<KnownSession> {
    const watch = watchOf(await recordOf(type));
    const answer = await action(watch);
    await announce();
    if (answer !== undefined && !answer.ok) throw new Refusal(problemOf(answer.trouble), { type });
    hurry.abort();
    return known(type);
  }

  async function lookAtAll(): Promise<void> {
    const records = await store.sessions();
    await Promise.all(records.map((record) => watchOf(record).look()));
    await announce();
  }

  /** Tells only what differs; a check that found nothing new is not news. */
  async function announce(): Promise<void> {
    const view = JSON.stringify((await all()).map(({ record, sight }) => [record, { ...sight, checkedAt: null }]));
    if (view === shown) return;
    shown = view;
    onChange();
  }

  async function run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await lookAtAll();
      } catch (error) {
        onError(error);
      }
      const sights = [...watches.values()].map(({ watch }) => watch.sight());
      const calm = sights.every(({ status }) => status === 'CONNECTED' || status === 'DISCONNECTED');
      await clock.sleep(calm ? calmMs : eagerMs, AbortSignal.any([signal, hurry.signal]));
      hurry = new AbortController();
    }
  }

  const forWorker: Sessions = {
    async sending() {
      return (await store.sessions()).map((record) => watchOf(record).sending(record));
    },
    recheck() {
      hurry.abort();
    },
  };

  return {
    known,
    all,
    check: (type: string) => act(type, async (watch) => void (await watch.look())),
    refresh: (type: string) => act(type, (watch) => watch.refresh()),
    logout: (type: string) => act(type, (watch) => watch.logout()),
    announce,
    /** Look again now: an address, a key or the network changed. */
    hurry: () => hurry.abort(),
    run,
    forWorker,
  };
}

export type SessionService = ReturnType<typeof createSessionService>;
