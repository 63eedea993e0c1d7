import type { Clock, Stamp } from '../domain/clock.ts';
import type { SendContext } from '../domain/queue/message.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { Answer, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { SessionAccount, SessionReport, SessionStatus } from '../domain/sessions/session-state.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import {
  lacksOf,
  onlyCoreSession,
  type WahaLack,
  type WahaServerFacts,
} from '../domain/sessions/waha-server.ts';
import { Brakes } from './account-brakes.ts';
import { LinkMemory } from './link-memory.ts';
import { LinkingCodes } from './linking-codes.ts';
import { revive } from './revive.ts';
import { createNotices } from './session-notices.ts';
import { problemOf, type SessionProblem } from './session-problem.ts';
import type { Lifecycle, SessionSight } from './session-sight.ts';
import { createTurn } from './turn.ts';
import type { WahaGateway, WahaSessionGateway } from './waha-gateway.ts';

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
  readonly notices = createNotices();
  readonly link = new LinkMemory();
  readonly #options: SessionWatchOptions;
  readonly #session: WahaSessionGateway;
  readonly #codes: LinkingCodes;
  readonly #brakes: Brakes;
  readonly #inTurn = createTurn<Lifecycle>();
  #status: SessionStatus = 'UNKNOWN';
  #problem: SessionProblem | null = null;
  #server: WahaServerFacts | null = null;
  #account: SessionAccount | null = null;
  #startedAt: number | null = null;
  #checkedAt: number | null = null;
  #restartedAt: Stamp | null = null;
  #doing: SessionSight['doing'] = null;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
    this.#session = options.gateway.session(options.wahaSession);
    this.#codes = new LinkingCodes(this.#session, options.clock);
    this.#brakes = new Brakes(this.#session, options.clock);
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** When WAHA started, as last told; null while it is not known. */
  get wahaStartedAt(): number | null {
    return this.#startedAt;
  }

  /** When it was last restarted while it ran, by whomever. */
  get restartedAt(): Stamp | null {
    return this.#restartedAt;
  }

  sight(): SessionSight {
    const { qr, pairing, passkey } = this.#codes.shown();
    return {
      status: this.#status,
      problem: this.#problem,
      failure: this.#status === 'FAILED' ? this.link.failure : null,
      // What is on the screen while the session is started anew may be gone already.
      qr: this.#doing === null ? qr : null,
      pairing,
      passkey,
      engine: this.#server?.engine ?? null,
      version: this.#server?.version ?? null,
      lacks: this.#lacks(),
      account: this.#status === 'CONNECTED' ? this.#account : null,
      doing: this.#doing,
      notices: this.notices.current(this.#options.clock.now().wall),
      checkedAt: this.#checkedAt,
    };
  }

  async look(): Promise<void> {
    await this.#askEverything();
    this.#checkedAt = this.#options.clock.now().wall;
  }

  /** «Refresh»: whatever it takes to come to a QR code or a connection. A connected session is left alone. */
  refresh(): Promise<Answer<null>> {
    return this.#lifecycle('REFRESH', async () => {
      await this.look();
      if (this.#problem !== null || this.#status === 'CONNECTED') return { ok: true, data: null };
      return revive(this.#session, this.#status, this.#options.clock);
    });
  }

  /** Unasked: a session that is missing or stopped is started. Nothing that could cost the link. */
  async bringUp(): Promise<void> {
    await this.look();
    if (this.#problem !== null || this.#status !== 'DISCONNECTED') return;
    await this.#lifecycle('RESTART', () => this.#session.create());
  }

  /** Starts a session anew that runs and does nothing. It is taken for a new link: what it had in hand may be lost. */
  restart(): Promise<Answer<null>> {
    return this.#lifecycle('RESTART', () => {
      this.link.expectNew();
      this.#restartedAt = this.#options.clock.now();
      return this.#session.restart();
    });
  }

  logout(): Promise<Answer<null>> {
    return this.#lifecycle('LOGOUT', () => this.#session.logout());
  }

  /** Unlinks the phone and takes the session out of WAHA. */
  remove(): Promise<Answer<null>> {
    return this.#lifecycle('REMOVE', () => this.#session.remove());
  }

  /** The other way of linking: a code to type on this phone. */
  async requestCode(phone: string): Promise<Answer<null>> {
    await this.look();
    if (this.#status !== 'WAITING_QR') return { ok: false, trouble: 'NOT_READY' };
    return this.#codes.request(phone);
  }

  /** The person has compared the codes. */
  async confirmPasskey(): Promise<Answer<null>> {
    const done = await this.#session.confirmPasskey();
    await this.look();
    return done;
  }

  /** Does WhatsApp answer through this session? Asked of the account's own number, which certainly exists. */
  async answers(): Promise<boolean> {
    const number = this.#account?.number;
    return number === undefined || (await this.#session.whatsapp.checkNumber(number)).ok;
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

  /** One at a time, and a look after each. What is shown meanwhile says what is being done. */
  #lifecycle(action: Lifecycle, task: () => Promise<Answer<null>>): Promise<Answer<null>> {
    return this.#inTurn(action, async () => {
      this.#doing = { action, since: this.#options.clock.now().wall };
      try {
        const done = await task();
        if (done.ok) this.#codes.none();
        else this.#codes.lost();
        await this.look();
        return done;
      } finally {
        this.#doing = null;
      }
    });
  }

  async #askEverything(): Promise<void> {
    const { gateway, wahaSession } = this.#options;
    if (this.#server === null) {
      const answer = await gateway.identify();
      if (!answer.ok) return this.#fail(answer.trouble);
      const { version, engine, tier } = answer.data;
      this.#server = { version, engine, tier };
    }
    if (isTooOld(this.#server.version)) return this.#become('UNKNOWN', 'WAHA_TOO_OLD');
    if (wahaSession !== onlyCoreSession && this.#lacks().includes('SEVERAL_SESSIONS')) {
      return this.#become('UNKNOWN', 'WAHA_CORE_ONE_SESSION');
    }
    const report = await this.#session.report();
    if (!report.ok) return this.#fail(report.trouble);
    await this.#take(report.data);
  }

  async #take(report: SessionReport): Promise<void> {
    this.#account = report.account;
    await this.#codes.read(report, this.#server?.engine ?? null);
    if (report.status === 'CONNECTED' || report.status === 'DISCONNECTED') await this.#readStart();
    this.link.saw(report.status);
    if (report.status === 'CONNECTED') await this.#noteConnected(report);
    this.#become(report.status, null);
  }

  async #readStart(): Promise<void> {
    const since = await this.#options.gateway.startedAt();
    this.#startedAt = since.ok ? since.data : null;
  }

  async #noteConnected({ account, brakes }: SessionReport): Promise<void> {
    const { store, type, clock } = this.#options;
    const tells = !this.#lacks().includes('RESTRICTIONS');
    const complete = tells ? await this.#brakes.complete(brakes) : brakes;
    const now = clock.now();
    await store.noteBrakes(type, complete, now);
    if (account === null) return;
    await store.noteLinked(type, account, this.link.mayBeNew(account, now), now.wall);
    this.link.noted(now);
  }

  #fail(trouble: WahaTrouble): void {
    // Whoever answers next may be another WAHA, or another version of it.
    this.#server = null;
    this.#startedAt = null;
    this.#brakes.forget();
    this.#codes.lost();
    const status = trouble === 'UNREACHABLE' ? 'UNREACHABLE' : 'UNKNOWN';
    this.link.saw(status);
    this.#become(status, problemOf(trouble));
  }

  #become(status: SessionStatus, problem: SessionProblem | null): void {
    this.#status = status;
    this.#problem = problem;
  }

  #lacks(): readonly WahaLack[] {
    return this.#server === null ? [] : lacksOf(this.#server);
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
}

function isTooOld(version: string): boolean {
  const year = Number(/^\d+/.exec(version)?.[0]);
  return Number.isFinite(year) && year < oldestYear;
}
