import { type Clock, elapsedMs, type Stamp } from '../domain/clock.ts';
import { type InboxStore, warmMs } from '../domain/inbox/inbox-store.ts';
import type { LiveEvent, OpenEvents } from '../domain/live/live-event.ts';
import type { SendingSession, Sessions } from '../domain/queue/sending-session.ts';
import type { AttemptStore } from '../domain/queue/worker-store.ts';
import type { Random } from '../domain/random.ts';
import type { EventResponse } from '../domain/replies/reply-store.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import { catchUp } from './catch-up.ts';
import { createEventIntake } from './event-intake.ts';
import type { HearingOf } from './hearing.ts';
import { type PhonesBehindLids, phonesBehindLids } from './phones-behind-lids.ts';
import { SessionEar } from './session-ear.ts';
import { StreamKeeper } from './stream-keeper.ts';
import { watchSilence } from './watch-silence.ts';

const roundMs = 5_000;
const coolDownEveryMs = 10 * 60_000;
/** How often it is written down that something was heard. */
const noteHeardEveryMs = 60_000;

export interface LiveServiceParts {
  readonly store: SessionStore;
  readonly sessions: Sessions;
  readonly attempts: AttemptStore;
  readonly inbox: InboxStore;
  readonly readReplies: () => Promise<void>;
  readonly eventResponded: (response: EventResponse) => Promise<void>;
  readonly open: OpenEvents;
  readonly keyOf: (type: string) => string | null;
  readonly clock: Clock;
  readonly random: Random;
  /** WAHA's session is stopped and started: the last means against a session that has gone deaf. */
  readonly restart: (type: string) => Promise<void>;
  /** Nobody listened for a while: open messages are looked at again, before the next send. */
  readonly lookAgain: () => void;
  /** The worker may have been waiting for this. */
  readonly wakeWorker: () => void;
  readonly queueChanged: () => void;
  readonly inboxChanged: () => void;
  /** What is shown of how a session is heard changed. */
  readonly hearingChanged: () => void;
  readonly onError: (error: unknown) => void;
}

interface Listening {
  readonly keeper: StreamKeeper;
  readonly stop: () => Promise<void>;
}

/**
 * Listens to WAHA: one stream per server, and the chats read for whatever no stream told. All it knows can also be learned
 * by asking, so that a WAHA without events only makes everything slower.
 */
export class LiveService {
  readonly #parts: LiveServiceParts;
  readonly #streams = new Map<string, Listening>();
  readonly #ears = new Map<string, SessionEar>();
  readonly #phones: PhonesBehindLids;
  readonly #intake: (url: string, events: readonly LiveEvent[]) => Promise<void>;
  /** As of the last round. */
  #records: readonly SessionRecord[] = [];
  #cooledAt: Stamp | null = null;
  #poked = new AbortController();

  /** The sessions as the worker sees them: those whose chats have not been read yet hold their messages back. */
  readonly forWorker: Sessions = {
    sending: async () => {
      const now = this.#parts.clock.now();
      const all = await this.#parts.sessions.sending();
      return all.map((session) => {
        const ear = this.#observe(session, now);
        // One that is not connected waits for that, and is told so.
        return { ...session, caughtUp: !session.connected || (ear?.maySend(now) ?? false) };
      });
    },
    recheck: (type) => this.#parts.sessions.recheck(type),
  };

  constructor(parts: LiveServiceParts) {
    this.#parts = parts;
    this.#phones = phonesBehindLids(parts);
    this.#intake = createEventIntake({
      ...parts,
      recheck: (type) => {
        parts.sessions.recheck(type);
        this.poke();
      },
      heard: (record) => this.#heard(record),
      isCaughtUp: (type) => this.#ears.get(type)?.caughtUp ?? false,
    });
  }

  readonly hearing: HearingOf = ({ type, wahaUrl }) => {
    const ear = this.#ears.get(type);
    const keeper = this.#streams.get(this.#addressOf(type, wahaUrl))?.keeper;
    return {
      stream: keeper?.state ?? 'CONNECTING',
      heardAt: ear?.heardAt ?? null,
      deaf: ear?.deaf ?? false,
      historyUnreadable: ear?.unreadable ?? false,
      unknownEvents: keeper?.counts.unknown ?? 0,
      malformedEvents: keeper?.counts.malformed ?? 0,
    };
  };

  /** Whether what becomes of every session's messages is told by itself just now. */
  readonly allHeard = (): boolean =>
    this.#records.every((record) => {
      const { stream, heardAt, deaf } = this.hearing(record);
      return stream === 'OPEN' && heardAt !== null && !deaf;
    });

  /** Something changed about a session: look now. */
  poke(): void {
    this.#poked.abort();
  }

  /** The computer slept: its connections may be dead without knowing it, and much may have come in. */
  listenAnew(): void {
    this.#askAgain(this.#records);
    for (const { keeper } of this.#streams.values()) keeper.reopen();
  }

  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#round(signal);
      } catch (error) {
        onError(error);
      }
      await this.#parts.clock.sleep(roundMs, AbortSignal.any([signal, this.#poked.signal]));
      this.#poked = new AbortController();
    }
    await Promise.all([...this.#streams.values()].map(({ stop }) => stop()));
    await Promise.all([...this.#ears.values()].map((ear) => ear.settled()));
  }

  async #round(signal: AbortSignal): Promise<void> {
    const all = await this.#parts.sessions.sending();
    this.#records = all.map(({ record }) => record);
    await this.#keepEars();
    await this.#keepStreams();
    for (const session of all) await this.#attend(session, signal);
    await this.#coolDown();
  }

  async #attend(session: SendingSession, signal: AbortSignal): Promise<void> {
    const { clock, attempts, restart, hearingChanged, sessions, inboxChanged, readReplies } = this.#parts;
    const { type, wahaUrl } = session.record;
    const ear = this.#observe(session, clock.now());
    if (ear === null || !session.connected) return;
    const keeper = this.#streams.get(this.#addressOf(type, wahaUrl))?.keeper;
    if (ear.readIsDue(clock.now(), keeper?.state === 'OPEN')) void this.#read(session, ear, signal);
    if (await this.#phones.askIn(session)) {
      inboxChanged();
      await readReplies();
    }
    if (keeper === undefined) return;
    const probe = () => {
      sessions.recheck(type);
      keeper.reopen();
    };
    await watchSilence({ ear, keeper, type, attempts, clock, probe, restart, changed: hearingChanged });
  }

  #observe({ record, connected }: SendingSession, now: Stamp): SessionEar | null {
    const ear = this.#ears.get(record.type);
    if (ear === undefined || ear.identity !== identityOf(record)) return null;
    ear.observe(connected, now);
    return ear;
  }

  /** Another account, or another WAHA, is another correspondence: heard anew, and its chats read before anything is sent. */
  async #keepEars(): Promise<void> {
    for (const record of this.#records) {
      const identity = identityOf(record);
      const known = this.#ears.get(record.type);
      if (known?.identity === identity) continue;
      await known?.settled();
      this.#ears.set(record.type, new SessionEar(identity, await this.#heardBefore(record)));
    }
    for (const type of this.#ears.keys()) {
      if (!this.#records.some((record) => record.type === type)) this.#ears.delete(type);
    }
  }

  async #heardBefore({ number }: SessionRecord): Promise<number | null> {
    return number === null ? null : this.#parts.inbox.lastHeardAt(number);
  }

  async #keepStreams(): Promise<void> {
    const wanted = new Map(
      this.#records.map((record) => [this.#addressOf(record.type, record.wahaUrl), record]),
    );
    for (const [address, { stop }] of this.#streams) {
      if (wanted.has(address)) continue;
      this.#streams.delete(address);
      await stop();
    }
    for (const [address, record] of wanted) {
      if (!this.#streams.has(address)) this.#streams.set(address, this.#listenTo(address, record));
    }
  }

  #listenTo(address: string, { type, wahaUrl: url }: SessionRecord): Listening {
    const { open, keyOf, clock, random, hearingChanged: changed, onError } = this.#parts;
    // WAHA told nothing while the stream was closed, and tells it no more.
    const opened = () =>
      this.#askAgain(this.#records.filter((each) => this.#addressOf(each.type, each.wahaUrl) === address));
    const told = (events: readonly LiveEvent[]) => this.#intake(url, events);
    const keeper = new StreamKeeper({ url, key: keyOf(type), open, clock, random, opened, told, changed });
    const stopping = new AbortController();
    const running = keeper.run(stopping.signal).catch(onError);
    const stop = () => {
      stopping.abort();
      return running;
    };
    return { keeper, stop };
  }

  /** The state of these sessions, their open messages and their chats: before the next send. */
  #askAgain(records: readonly SessionRecord[]): void {
    const now = this.#parts.clock.now();
    for (const { type } of records) {
      this.#ears.get(type)?.missed(now);
      this.#parts.sessions.recheck(type);
    }
    this.#parts.lookAgain();
    this.poke();
  }

  #read(session: SendingSession, ear: SessionEar, signal: AbortSignal): Promise<void> {
    const { clock, wakeWorker, hearingChanged, onError } = this.#parts;
    const before = ear.unreadable;
    return ear
      .read(clock.now(), () => catchUp(session, this.#parts, signal))
      .then(() => {
        if (ear.maySend(clock.now())) wakeWorker();
        else this.poke();
        if (ear.unreadable !== before) hearingChanged();
      })
      .catch(onError);
  }

  #heard({ type, number }: SessionRecord): void {
    const { clock, inbox, hearingChanged, onError } = this.#parts;
    const ear = this.#ears.get(type);
    if (ear === undefined) return;
    const { wall } = clock.now();
    const before = ear.heardAt;
    const wasDeaf = ear.heard(wall);
    const isNews = before === null || Math.abs(wall - before) >= noteHeardEveryMs;
    if (isNews && number !== null) inbox.noteHeard(number, wall).catch(onError);
    if (wasDeaf || before === null) hearingChanged();
  }

  async #coolDown(): Promise<void> {
    const { inbox, clock, queueChanged } = this.#parts;
    const now = clock.now();
    if (this.#cooledAt !== null && elapsedMs(this.#cooledAt, now) < coolDownEveryMs) return;
    this.#cooledAt = now;
    if ((await inbox.coolDown(now.wall - warmMs, now.wall)) > 0) queueChanged();
  }

  #addressOf(type: string, wahaUrl: string): string {
    return JSON.stringify([wahaUrl, this.#parts.keyOf(type)]);
  }
}

function identityOf({ wahaUrl, wahaSession, number, linkGeneration }: SessionRecord): string {
  return JSON.stringify([wahaUrl, wahaSession, number, linkGeneration]);
}
