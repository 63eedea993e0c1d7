import type { Clock } from '../domain/clock.ts';
import type { SendContext } from '../domain/queue/message.ts';
import type { Answer, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { SessionReport, SessionStatus } from '../domain/sessions/session-state.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';
import type { SendingSession } from '../worker/collaborators.ts';
import { createQrTracker, type TrackedQr } from './qr-tracker.ts';
import type { WahaGateway } from './waha-gateway.ts';

export type SessionProblem =
  | 'WAHA_UNREACHABLE'
  | 'WAHA_WRONG_KEY'
  | 'WAHA_NOT_WAHA'
  | 'WAHA_TOO_OLD'
  | 'WAHA_CORE_ONE_SESSION'
  | 'WAHA_BUSY'
  | 'WAHA_FAILED';

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
export function createSessionWatch({ type, gateway, wahaUrl, wahaSession, store, clock }: SessionWatchOptions) {
  const session = gateway.session(wahaSession);
  const qr = createQrTracker();
  let status: SessionStatus = 'UNKNOWN';
  let problem: SessionProblem | null = null;
  let identity: { version: string; engine: string } | null = null;
  let account: SessionReport['account'] = null;
  let startedAt: number | null = null;
  let checkedAt: number | null = null;
  let linking = false;
  let restrictionReported = false;

  async function look(): Promise<void> {
    await askEverything();
    checkedAt = clock.now().wall;
  }

  async function askEverything(): Promise<void> {
    const known = identity === null ? await gateway.identify() : null;
    if (known !== null) {
      if (!known.ok) return fail(known.trouble);
      identity = known.data;
    }
    if (identity !== null && isTooOld(identity.version)) return become('UNKNOWN', 'WAHA_TOO_OLD');
    const report = await session.report();
    if (!report.ok) return fail(report.trouble);
    await take(report.data);
  }

  async function take(report: SessionReport): Promise<void> {
    account = report.account;
    await noteRestriction(report.newChatsRestrictedUntil);
    if (report.status === 'WAITING_QR') await readQr();
    else qr.reset();
    if (report.status === 'CONNECTED') {
      const since = await gateway.startedAt();
      startedAt = since.ok ? since.data : null;
      if (report.account !== null) {
        await store.noteLinked(type, report.account, linking);
        linking = false;
      }
    } else if (report.status === 'WAITING_QR' || report.status === 'WAITING_PASSKEY') {
      linking = true;
    }
    become(report.status, null);
  }

  async function readQr(): Promise<void> {
    const answer = await session.qr();
    if (answer.ok) qr.seen(answer.data, clock.now().wall);
  }

  /** WAHA may forget a ban it did not see itself: only one that it reported is lifted on its word. */
  async function noteRestriction(until: number | null): Promise<void> {
    if (until !== null) {
      await store.restrictNewChats(type, Number.isFinite(until) ? until : Number.MAX_SAFE_INTEGER);
      restrictionReported = true;
    } else if (restrictionReported) {
      await store.restrictNewChats(type, null);
      restrictionReported = false;
    }
  }

  function fail(trouble: WahaTrouble): void {
    // Whoever answers next may be another WAHA, or another version of it.
    identity = null;
    startedAt = null;
    qr.reset();
    become(trouble === 'UNREACHABLE' ? 'UNREACHABLE' : 'UNKNOWN', problemOf(trouble));
  }

  function become(next: SessionStatus, because: SessionProblem | null): void {
    status = next;
    problem = because;
  }

  /** «Refresh»: whatever it takes to come to a QR code or a connection. A connected session is left alone. */
  async function refresh(): Promise<Answer<null>> {
    await look();
    if (problem !== null || status === 'CONNECTED') return { ok: true, data: null };
    const done = await revive();
    await look();
    return done;
  }

  async function revive(): Promise<Answer<null>> {
    if (status === 'DISCONNECTED') return session.create();
    qr.reset();
    const wasFailed = status === 'FAILED';
    const restarted = await session.restart();
    if (!restarted.ok || !wasFailed) return restarted;
    // Unlinked on the phone: it fails again until the dead link is wiped by a log-out.
    await untilSettled();
    return (await isFailed()) ? session.logout() : restarted;
  }

  async function untilSettled(): Promise<void> {
    for (let round = 0; round < 5; round += 1) {
      const report = await session.report();
      if (!report.ok || report.data.status !== 'STARTING') return;
      await clock.sleep(1000);
    }
  }

  async function isFailed(): Promise<boolean> {
    const report = await session.report();
    return report.ok && report.data.status === 'FAILED';
  }

  async function logout(): Promise<Answer<null>> {
    const done = await session.logout();
    await look();
    return done;
  }

  function contextOf(record: SessionRecord): SendContext | null {
    if (account === null || startedAt === null) return null;
    return { wahaUrl, number: account.number, linkGeneration: record.linkGeneration, wahaStartedAt: startedAt };
  }

  function sending(record: SessionRecord): SendingSession {
    return {
      record,
      connected: status === 'CONNECTED' && problem === null,
      whatsapp: session.whatsapp,
      context: contextOf(record),
      async freshContext() {
        await look();
        const now = await store.session(type);
        return now === null || status !== 'CONNECTED' ? null : contextOf(now);
      },
    };
  }

  return {
    look,
    refresh,
    logout,
    sending,
    sight: (): SessionSight => ({
      status,
      problem,
      qr: qr.current(clock.now().wall),
      engine: identity?.engine ?? null,
      version: identity?.version ?? null,
      account: status === 'CONNECTED' ? account : null,
      checkedAt,
    }),
  };
}

export type SessionWatch = ReturnType<typeof createSessionWatch>;

function isTooOld(version: string): boolean {
  const year = Number(/^\d+/.exec(version)?.[0]);
  return Number.isFinite(year) && year < oldestYear;
}

export function problemOf(trouble: WahaTrouble): SessionProblem {
  switch (trouble) {
    case 'UNREACHABLE':
      return 'WAHA_UNREACHABLE';
    case 'WRONG_KEY':
      return 'WAHA_WRONG_KEY';
    case 'NOT_WAHA':
      return 'WAHA_NOT_WAHA';
    case 'ONE_SESSION_ONLY':
      return 'WAHA_CORE_ONE_SESSION';
    case 'BUSY':
    case 'OVER_LIMIT':
      return 'WAHA_BUSY';
    default:
      return 'WAHA_FAILED';
  }
}
