import { expect, onTestFinished } from 'vitest';
import type { App } from '../app.ts';
import type { Clock } from '../domain/clock.ts';
import { lineLog } from '../log.ts';
import { type PracticeWaha, startPracticeWaha } from '../practice/practice-waha.ts';
import { type RehearsalClock, rehearsalClock } from '../rehearsal-clock.ts';
import { processTime } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';
import { ask, guestList, until } from './ask.ts';
import { startTestApp, temporaryDirectory } from './real-app.ts';

/** Ten in the morning in Rome, so that the send window is open. */
const morning = Date.UTC(2027, 2, 9, 9, 0, 0);
const key = 'story-key-0001';
/** Real milliseconds: long beside an answer on loopback, short beside a test. */
const timeouts = { connectMs: 500, questionMs: 1_500, sendMs: 1_500, sendFileMs: 1_500, lifecycleMs: 3_000 };

interface StoryOptions {
  readonly households?: number;
  /** Clock milliseconds in one real one. */
  readonly speed?: number;
  /** WAHA is not there yet when the app starts. */
  readonly wahaLater?: boolean;
  readonly sendMs?: number;
  /** WAHA's; a Core before 2026.6 sends no files. */
  readonly version?: string;
}

/** The real app before a WAHA that things happen to, both on one clock that runs fast. */
export class Story {
  readonly app: App;
  readonly clock: RehearsalClock;
  /** Everything the app wrote into its log. */
  readonly log: string[] = [];
  readonly #port: number;
  readonly #version: string | undefined;
  readonly #directory = temporaryDirectory();
  readonly #wall: { shift: number };
  #waha: PracticeWaha | null = null;

  private constructor(
    app: App,
    clock: RehearsalClock,
    wall: { shift: number },
    port: number,
    version: string | undefined,
  ) {
    this.app = app;
    this.clock = clock;
    this.#wall = wall;
    this.#port = port;
    this.#version = version;
  }

  static async begin({
    households = 4,
    speed = 60,
    wahaLater = false,
    sendMs,
    version,
  }: StoryOptions = {}): Promise<Story> {
    const rehearsal = rehearsalClock({ speed, id: 'story', wall: morning, source: processTime });
    const wall = { shift: 0 };
    const clock: Clock = {
      now: () => ({ ...rehearsal.now(), wall: rehearsal.now().wall + wall.shift }),
      sleep: (ms, signal) => rehearsal.sleep(ms, signal),
    };
    const random = systemRandom();
    const probe = await startPracticeWaha({ clock, random, apiKey: key });
    const port = Number(new URL(probe.url).port);
    await probe.close();
    const lines: string[] = [];
    const app = await startTestApp({
      directory: temporaryDirectory(),
      waha: { url: `http://127.0.0.1:${port}`, key },
      clock,
      log: lineLog(
        (line) => lines.push(line),
        random.id,
        () => clock.now().wall,
      ),
      timeouts: { ...timeouts, ...(sendMs !== undefined && { sendMs }) },
      settleMs: 20_000,
      initial: { pacing: 'fast', manners: false, whatsapp_rate_limit: 1000, send_window: null },
    });
    const story = new Story(app, rehearsal, wall, port, version);
    Object.assign(story, { log: lines });
    onTestFinished(() => story.stopWaha());
    if (!wahaLater) await story.startWaha();
    const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(households) });
    await ask(app, 'guests.applyImport', { previewId });
    return story;
  }

  get waha(): PracticeWaha {
    if (this.#waha === null) throw new Error('WAHA is not running');
    return this.#waha;
  }

  /** At its address, with what an earlier one left on its volume. */
  async startWaha(): Promise<void> {
    const clock = this.#clock();
    const options = {
      clock,
      random: systemRandom(),
      apiKey: key,
      port: this.#port,
      directory: this.#directory,
      ...(this.#version !== undefined && { version: this.#version }),
    };
    this.#waha = await startPracticeWaha(options);
  }

  async stopWaha(): Promise<void> {
    await this.#waha?.close();
    this.#waha = null;
  }

  /** Somebody sets the computer's clock. */
  setClock(byMs: number): void {
    this.#wall.shift += byMs;
  }

  session() {
    return ask(this.app, 'sessions.get', { type: 'main' });
  }

  async untilSession(status: string): Promise<void> {
    await until(
      () => this.session(),
      (session) => session.status === status,
    );
  }

  /** «Refresh» where it takes one, and the phone scans the code. */
  async link(): Promise<void> {
    await until(
      async () => {
        const { status } = await this.session();
        if (status === 'DISCONNECTED' || status === 'FAILED')
          await this.app.dispatch('sessions.refresh', { type: 'main' });
        return status === 'CONNECTED' || this.waha.phone.scan('default');
      },
      (scanned) => scanned,
    );
    await this.untilSession('CONNECTED');
  }

  async invite(): Promise<void> {
    await ask(this.app, 'invitations.send', { households: 'all-not-invited' });
  }

  /** Text and chat of whatever arrived on the guests' phones. */
  arrived(): readonly string[] {
    return this.waha.outbox().map(({ chatId }) => chatId);
  }

  async messages() {
    return (await ask(this.app, 'queue.list', { limit: 200 })).items;
  }

  async statuses(): Promise<readonly string[]> {
    return (await this.messages()).map(({ status }) => status);
  }

  /** Nothing waits any more, and each guest has got exactly one. */
  async everybodyOnce(households: number): Promise<void> {
    await until(
      () => this.statuses(),
      (all) => all.length === households && all.every((each) => ['SENT', 'DELIVERED', 'READ'].includes(each)),
    );
    expect(this.arrived()).toHaveLength(households);
    expect(new Set(this.arrived()).size).toBe(households);
  }

  /** No phone number, text or key in anything the app wrote down. */
  expectDiscreetLog(): void {
    const written = this.log.join('');
    expect(written).not.toMatch(/\d[\d ]{7,}/);
    expect(written).not.toContain(key);
    expect(written.toLowerCase()).not.toContain('prova');
  }

  #clock(): Clock {
    return {
      now: () => ({ ...this.clock.now(), wall: this.clock.now().wall + this.#wall.shift }),
      sleep: (ms, signal) => this.clock.sleep(ms, signal),
    };
  }
}
