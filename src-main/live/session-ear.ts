import { elapsedMs, type Stamp } from '../domain/clock.ts';
import { afterSilence, type SilenceStage } from '../domain/live/silence.ts';

const minute = 60_000;
/** So long a send waits for chats that cannot be read just now. Then it goes, and they are read when they can be. */
const patienceMs = minute;
/** Between two attempts to read the chats while the worker waits for them, and when it does no more. */
const retryMs = 5_000;
const lateRetryMs = 10 * minute;
/** Read again though nothing hints at it: while a stream tells what comes in, and while none does. */
const besideStreamMs = 15 * minute;
const withoutStreamMs = minute;
/** A session is not restarted twice for the same silence. */
const betweenRestartsMs = 6 * 60 * minute;

/** What is heard of one session: whether its chats have been read, and since when it is silent. */
export class SessionEar {
  /** Which account, linked when, behind which address: another one is heard anew. */
  readonly identity: string;
  /** A read that began before this number changed may have missed something. */
  #gap = 0;
  #connected = false;
  #caughtUp = false;
  #waitingSince: Stamp | null = null;
  #lostAt: Stamp | null = null;
  #unreadable: 'NO' | 'NOW' | 'LASTING' = 'NO';
  #triedAt: Stamp | null = null;
  #reading: Promise<void> | null = null;
  #stage: SilenceStage = 'LISTENING';
  /** Epoch milliseconds: sends before it say nothing about the silence. */
  #listeningSince = 0;
  #restartedAt: Stamp | null = null;
  #heardAt: number | null;

  /** `heardAt`: when something was heard of this session last, in an earlier run too; epoch ms. */
  constructor(identity: string, heardAt: number | null) {
    this.identity = identity;
    this.#heardAt = heardAt;
  }

  get heardAt(): number | null {
    return this.#heardAt;
  }

  get deaf(): boolean {
    return this.#stage === 'TOLD';
  }

  get unreadable(): boolean {
    return this.#unreadable !== 'NO' && !this.#caughtUp;
  }

  get caughtUp(): boolean {
    return this.#caughtUp;
  }

  get gap(): number {
    return this.#gap;
  }

  /** Something may have come in that nobody heard. */
  missed(now: Stamp): void {
    this.#gap += 1;
    this.#triedAt = null;
    if (this.#caughtUp) this.#waitingSince = now;
    this.#caughtUp = false;
  }

  observe(connected: boolean, now: Stamp): void {
    if (connected && !this.#connected) {
      this.missed(now);
      // A session that comes and goes has one patience, not one each time.
      const wasAway = this.#lostAt !== null && elapsedMs(this.#lostAt, now) >= patienceMs;
      if (wasAway) this.#waitingSince = now;
      this.#waitingSince ??= now;
    }
    if (!connected && this.#connected) this.#lostAt = now;
    this.#connected = connected;
  }

  /** May a message leave: what came in before has been read, or cannot be. */
  maySend(now: Stamp): boolean {
    if (this.#caughtUp) return true;
    if (!this.#connected) return false;
    if (this.#unreadable === 'LASTING') return true;
    return this.#waitingSince !== null && elapsedMs(this.#waitingSince, now) >= patienceMs;
  }

  readIsDue(now: Stamp, streamOpen: boolean): boolean {
    if (!this.#connected || this.#reading !== null) return false;
    if (this.#triedAt === null) return true;
    return elapsedMs(this.#triedAt, now) >= this.#readEveryMs(now, streamOpen);
  }

  /** One read at a time; `work` says how it went. */
  read(now: Stamp, work: () => Promise<'READ' | 'NOW' | 'LASTING'>): Promise<void> {
    const gap = this.#gap;
    this.#triedAt = now;
    this.#reading = work()
      .then((outcome) => this.#noteRead(outcome, gap))
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  /** WhatsApp gave a sign of life through this session's events. True when it had been thought deaf. */
  heard(wall: number): boolean {
    const wasDeaf = this.deaf;
    this.#heardAt = wall;
    this.#stage = 'LISTENING';
    return wasDeaf;
  }

  /** Epoch ms from which on a send without an echo counts; null where nothing was ever heard, so that nothing is missed. */
  silentSince(streamOpenedAt: Stamp | null): number | null {
    if (this.#heardAt === null || streamOpenedAt === null || !this.#connected) return null;
    return Math.max(this.#heardAt, this.#listeningSince, streamOpenedAt.wall);
  }

  /** The step that so many sends without an echo call for; null when there is none. */
  judge(unheard: number, now: Stamp): SilenceStage | null {
    const mayRestart = this.#restartedAt === null || elapsedMs(this.#restartedAt, now) >= betweenRestartsMs;
    const step = afterSilence(this.#stage, unheard, mayRestart);
    if (step === this.#stage) return null;
    this.#stage = step;
    this.#listeningSince = now.wall;
    if (step === 'RESTARTED') this.#restartedAt = now;
    return step;
  }

  /** Until a read that is under way has ended. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  #noteRead(outcome: 'READ' | 'NOW' | 'LASTING', gap: number): void {
    this.#unreadable = outcome === 'READ' ? 'NO' : outcome;
    if (outcome !== 'READ') return;
    if (gap === this.#gap) this.#caughtUp = true;
    else this.#triedAt = null;
  }

  #readEveryMs(now: Stamp, streamOpen: boolean): number {
    if (this.#unreadable === 'NO') return streamOpen ? besideStreamMs : withoutStreamMs;
    return this.maySend(now) ? lateRetryMs : retryMs;
  }
}
