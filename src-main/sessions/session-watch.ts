import type { Clock } from '../domain/clock.ts';
import type { SendContext } from '../domain/queue/message.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { Answer, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { SessionReport, SessionStatus } from '../domain/sessions/session-state.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import { createQrTracker, type TrackedQr } from './qr-tracker.ts';
import { revive } from './revive.ts';
import { problemOf, type SessionProblem } from './session-problem.ts';
import type { WahaGateway, WahaSessionGateway } from './waha-gateway.ts';

export interface SessionSight {
  readonly status: SessionStatus;
  readonly problem: SessionProblem | null;
  readonly qr: TrackedQr | null;
  readonly engine: string | null;
  readonly version: string | null;
  readonly account: SessionReport['account'];
  /** Epoch milliseconds of the last question to WAHA; null before the first. */
  readonly checkedAt: number | null;
}

/** Sessions came to the API of today with 2025; what is older cannot create or start one in one call. */
const oldestYear = 2025;

export interface SessionWatchOptions {
  readonly type: string;
  readonly gateway: WahaGateway;
  readonly wahaUrl: string;
  readonly wahaSession: string;
  readonly store: SessionStore;
  readonly clock: Clock;
}

/** What is known of one session, kept by asking WAHA. Each look asks everything anew; nothing is believed for long. */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  readonly #session: WahaSessionGateway;
  readonly #qr = createQrTracker();
  #status: SessionStatus = 'UNKNOWN';
  #problem: SessionProblem | null = null;
  #identity: { readonly version: string; readonly engine: string } | null = null;
  #account: SessionReport['account'] = null;
  #startedAt: number | null = null;
  #checkedAt: number | null = null;
  /** A code was on the screen: whoever is connected next has been linked anew. */
  #linking = false;
  #restrictionReported = false;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
    this.#session = options.gateway.session(options.wahaSession);
  }

  sight(): SessionSight {
    return {
      status: this.#status,
      problem: this.#problem,
      qr: this.#qr.current(this.#now()),
      engine: this.#identity?.engine ?? null,
      version: this.#identity?.version ?? null,
      account: this.#status === 'CONNECTED' ? this.#account : null,
      checkedAt: this.#checkedAt,
    };
  }

  async look(): Promise<void> {
    await this.#askEverything();
    this.#checkedAt = this.#now();
  }

  /** «Refresh»: whatever it takes to come to a QR code or a connection. A connected session is left alone. */
  async refresh(): Promise<Answer<null>> {
    await this.look();
    if (this.#problem !== null || this.#status === 'CONNECTED') return { ok: true, data: null };
    this.#qr.reset();
    const done = await revive(this.#session, this.#status, this.#options.clock);
    await this.look();
    return done;
  }

  /** At the start, unasked: a session that is missing or stopped is started. Nothing that could cost the link. */
  async bringUp(): Promise<void> {
    await this.look();
    if (this.#problem !== null || this.#status !== 'DISCONNECTED') return;
    await this.#session.create();
    await this.look();
  }

  async restart(): Promise<Answer<null>> {
    const done = await this.#session.restart();
    await this.look();
    return done;
  }

  async logout(): Promise<Answer<null>> {
    const done = await this.#session.logout();
    await this.look();
    return done;
  }

  sending(record: SessionRecord): SendingSession {
    return {
      record,
      connected: this.#isConnected(),
      whatsapp: this.#session.whatsapp,
      context: this.#contextOf(record),
      freshContext: async () => {
        await this.look();
        const now = await this.#options.store.session(this.#options.type);
        return now === null || !this.#isConnected() ? null : this.#contextOf(now);
      },
    };
  }

  async #askEverything(): Promise<void> {
    if (this.#identity === null) {
      const answer = await this.#options.gateway.identify();
      if (!answer.ok) return this.#fail(answer.trouble);
      this.#identity = answer.data;
    }
    if (isTooOld(this.#identity.version)) return this.#become('UNKNOWN', 'WAHA_TOO_OLD');
    const report = await this.#session.report();
    if (!report.ok) return this.#fail(report.trouble);
    await this.#take(report.data);
  }

  async #take(report: SessionReport): Promise<void> {
    this.#account = report.account;
    await this.#noteRestriction(report);
    if (report.status === 'WAITING_QR') await this.#readQr();
    else this.#qr.reset();
    if (report.status === 'CONNECTED') await this.#noteConnected(report.account);
    else if (report.status === 'WAITING_QR' || report.status === 'WAITING_PASSKEY') this.#linking = true;
    this.#become(report.status, null);
  }

  async #readQr(): Promise<void> {
    const answer = await this.#session.qr();
    if (answer.ok) this.#qr.seen(answer.data, this.#now());
  }

  async #noteConnected(account: SessionReport['account']): Promise<void> {
    const since = await this.#options.gateway.startedAt();
    this.#startedAt = since.ok ? since.data : null;
    if (account === null) return;
    await this.#options.store.noteLinked(this.#options.type, account, this.#linking);
    this.#linking = false;
  }

  /**
   * WAHA may not know of a ban that a send ran into: only one that it reported itself is lifted on its word, and only by
   * a session that is connected, since any other one says nothing of its account.
   */
  async #noteRestriction({ status, newChatsRestrictedUntil: until }: SessionReport): Promise<void> {
    const { store, type } = this.#options;
    if (until !== null) {
      await store.restrictNewChats(type, until);
      this.#restrictionReported = true;
    } else if (status === 'CONNECTED' && (await this.#wasReported())) {
      await store.restrictNewChats(type, null);
      this.#restrictionReported = false;
    }
  }

  /** A ban without an end can only be WAHA's own, told before this app was started. */
  async #wasReported(): Promise<boolean> {
    if (this.#restrictionReported) return true;
    const { store, type } = this.#options;
    return (await store.session(type))?.newChatsRestrictedUntil === Number.POSITIVE_INFINITY;
  }

  #fail(trouble: WahaTrouble): void {
    // Whoever answers next may be another WAHA, or another version of it.
    this.#identity = null;
    this.#startedAt = null;
    this.#qr.reset();
    this.#become(trouble === 'UNREACHABLE' ? 'UNREACHABLE' : 'UNKNOWN', problemOf(trouble));
  }

  #become(status: SessionStatus, problem: SessionProblem | null): void {
    this.#status = status;
    this.#problem = problem;
  }

  #isConnected(): boolean {
    return this.#status === 'CONNECTED' && this.#problem === null;
  }

  #contextOf(record: SessionRecord): SendContext | null {
    if (this.#account === null || this.#startedAt === null) return null;
    return {
      wahaUrl: this.#options.wahaUrl,
      number: this.#account.number,
      linkGeneration: record.linkGeneration,
      wahaStartedAt: this.#startedAt,
    };
  }

  #now(): number {
    return this.#options.clock.now().wall;
  }
}

function isTooOld(version: string): boolean {
  const year = Number(/^\d+/.exec(version)?.[0]);
  return Number.isFinite(year) && year < oldestYear;
}
