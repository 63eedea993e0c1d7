import { expect, onTestFinished } from 'vitest';
import type { OpenEvents } from '../../domain/live/live-event.ts';
import { noLatencies } from '../../practice/latencies.ts';
import type { PracticeWaha, PracticeWahaOptions } from '../../practice/practice-waha.ts';
import { startPracticeWaha } from '../../practice/practice-waha.ts';
import { SessionService } from '../../sessions/session-service.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { SeededRandom } from '../../testing/seeded-random.ts';
import type { StoreUnderTest } from '../../testing/store/store-under-test.ts';
import { openTestStore } from '../../testing/test-store.ts';
import { createWahaServer } from '../../waha/client.ts';
import { openEventStream } from '../../waha/event-stream.ts';
import { LiveService } from '../live-service.ts';

export const guest = '+393331234567';
export const chatId = '393331234567@c.us';

/** The service over the real store and the practice WAHA, on a clock that moves by hand. */
export class LiveRig {
  readonly store: StoreUnderTest = openTestStore();
  readonly clock = new ManualClock();
  readonly sessions: SessionService;
  readonly live: LiveService;
  readonly waha: PracticeWaha;
  readonly restarts: string[] = [];
  readonly errors: unknown[] = [];
  looks = 0;
  wakes = 0;
  inboxChanges = 0;
  /** Streams cannot be opened while this is off. */
  streams = true;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>[] = [];

  private constructor(waha: PracticeWaha, clock: ManualClock) {
    this.waha = waha;
    this.clock = clock;
    const keyOf = () => 'key';
    const store = this.store.sessions;
    this.sessions = new SessionService({
      store,
      connect: (url, key) => createWahaServer({ url, key }),
      keyOf,
      clock,
      onChange: () => this.live.poke(),
    });
    const open: OpenEvents = (url, key, listener) =>
      openEventStream({ url: this.streams ? url : `${url}/elsewhere`, key, listener });
    this.live = new LiveService({
      store,
      sessions: this.sessions.forWorker,
      attempts: this.store.attempts,
      inbox: this.store.inbox,
      readReplies: () => this.#readReplies(),
      eventResponded: async (response) => {
        await this.store.replies.recordEventResponse(response, this.clock.now().wall);
      },
      open,
      keyOf,
      clock,
      random: new SeededRandom(),
      restart: async (type) => void this.restarts.push(type),
      lookAgain: () => {
        this.looks += 1;
      },
      wakeWorker: () => {
        this.wakes += 1;
      },
      queueChanged: () => {},
      inboxChanged: () => {
        this.inboxChanges += 1;
      },
      hearingChanged: () => {},
      onError: (error) => void this.errors.push(error),
    });
  }

  /** As the configuration starts. */
  rules = { acceptClear: false, optOutAutomatically: true };
  readonly #random = new SeededRandom();
  readonly context = () => ({ newId: () => this.#random.id(), now: this.clock.now().wall });

  async #readReplies(): Promise<void> {
    await this.store.replies.readNew(this.rules, this.context());
  }

  static async start(options: Partial<PracticeWahaOptions> = {}): Promise<LiveRig> {
    const clock = new ManualClock();
    const random = new SeededRandom();
    const waha = await startPracticeWaha({
      apiKey: 'key',
      clock,
      random,
      latencies: noLatencies,
      ...options,
    });
    const rig = new LiveRig(waha, clock);
    onTestFinished(async () => {
      await rig.stop();
      await waha.close();
      rig.store.close();
      expect(rig.errors).toEqual([]);
    });
    const session = { type: 'main', label: 'Telefono', wahaUrl: waha.url, wahaSession: 'default' };
    await rig.store.sessions.create(session, clock.now().wall);
    return rig;
  }

  /** Both services at work, as in a realm. */
  run(): void {
    const { signal } = this.#stopping;
    const note = (error: unknown) => void this.errors.push(error);
    this.#running.push(this.sessions.run(signal, note), this.live.run(signal, note));
  }

  async link(): Promise<void> {
    await this.sessions.refresh('main');
    await expect.poll(() => this.waha.phone.scan('default')).toBe(true);
    await this.sessions.check('main');
  }

  /** The clock goes on until this holds. */
  async until(holds: () => boolean | Promise<boolean>, stepMs = 1_000): Promise<void> {
    await expect
      .poll(
        async () => {
          if (await holds()) return true;
          await this.clock.advance(stepMs);
          return false;
        },
        { interval: 5, timeout: 10_000 },
      )
      .toBe(true);
  }

  async record() {
    const record = await this.store.sessions.session('main');
    if (record === null) throw new Error('no session');
    return record;
  }

  async hearing() {
    return this.live.hearing(await this.record());
  }

  async caughtUp(): Promise<boolean> {
    return (await this.live.forWorker.sending()).every((session) => session.caughtUp === true);
  }

  /** Connected, its stream open, its chats read. */
  async settled(): Promise<void> {
    await this.until(async () => (await this.hearing()).stream === 'OPEN' && (await this.caughtUp()));
  }

  async texts(): Promise<readonly string[]> {
    const { items } = await this.store.inbox.conversations({ unknownOnly: false, limit: 50 });
    const all = await Promise.all(items.map(({ sender }) => this.store.inbox.ofSender(sender, 50)));
    return all.flat().map(({ text }) => text);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
  }
}
