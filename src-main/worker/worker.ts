import { type Decision, decide, type Errand } from '../domain/governor/governor.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { WorkerCollaborators } from './collaborators.ts';
import { createReconciler } from './reconciler.ts';
import { createSender, type SendResult } from './sender.ts';

export type StepResult =
  | { readonly did: 'looked' | 'idle' }
  | { readonly did: SendResult; readonly message: string };

/** Timers are hints: whatever was computed, decide again at least this often. */
const longestSleepMs = 30_000;
const errands = ['URGENT', 'WARM', 'COLD'] as const satisfies readonly Errand[];
/** After so many warm messages in a row the cold lane has its turn. */
const warmBeforeCold = 5;

/** The queue worker. `step` does at most one unit of work, `run` is the loop around it. */
export function createWorker(together: WorkerCollaborators) {
  const { claims, slots, sessions, settings, clock, random, onChange } = together;
  const reconciler = createReconciler(together);
  const sender = createSender(together, reconciler);
  let nextLookAt: number | null = null;
  let woken = new AbortController();

  async function start(): Promise<void> {
    await claims.releaseAbandonedClaims(clock.now().wall);
  }

  async function step(signal: AbortSignal = new AbortController().signal): Promise<StepResult> {
    nextLookAt = null;
    const all = await sessions.sending();
    const look = await reconciler.lookOnce(all);
    if (look.looked) return { did: 'looked' };
    hintAt(look.nextInMs === null ? null : clock.now().wall + look.nextInMs);
    const ready: { session: SendingSession; errands: readonly Errand[] }[] = [];
    for (const session of all) {
      const allowed = await allowedErrands(session);
      if (allowed.length > 0) ready.push({ session, errands: allowed });
    }
    const claim = await claims.claimNext({
      candidates: ready.flatMap(({ session, errands: allowed }) =>
        allowed.map((errand) => ({ type: session.record.type, errand })),
      ),
      token: random.id(),
      now: clock.now().wall,
    });
    if (claim === null) return { did: 'idle' };
    const chosen = ready.find(({ session }) => session.record.type === claim.type);
    if (chosen === undefined) throw new Error('claimed for a session that was not offered');
    onChange();
    try {
      return { did: await sender.send(claim, chosen.session, signal), message: claim.id };
    } finally {
      // Whatever was thrown, the claim must not outlive the step; a started send has no claim any more.
      await claims.release(claim, clock.now().wall);
      onChange();
    }
  }

  /** What this session may send now, best lane first. Notes why the rest waits. */
  async function allowedErrands(session: SendingSession): Promise<readonly Errand[]> {
    const { record } = session;
    const decisions = await decisionsFor(session);
    for (const errand of errands) {
      const decision = decisions[errand];
      if (decision.go) continue;
      hintAt(decision.until);
      // A gap is over before anybody reads of it; writing it down for each message would only fill the log.
      if (decision.reason === 'GAP') continue;
      await claims.noteSkipped(record.type, errand, decision.reason, decision.until, clock.now().wall);
    }
    const order: readonly Errand[] =
      record.warmStreak >= warmBeforeCold ? ['URGENT', 'COLD', 'WARM'] : ['URGENT', 'WARM', 'COLD'];
    return order.filter((errand) => decisions[errand].go);
  }

  async function decisionsFor(session: SendingSession): Promise<Readonly<Record<Errand, Decision>>> {
    const { governor } = settings();
    const number = session.record.number;
    const view =
      number === null ? { nthNewest: null, newest: null } : await slots.slots(number, governor.rateLimit);
    const queuePaused = await slots.queuePaused();
    const ask = (errand: Errand): Decision =>
      decide({
        now: clock.now(),
        settings: governor,
        slots: view,
        queuePaused,
        sessionPaused: session.record.paused !== null,
        sessionConnected: session.connected && session.context !== null,
        newChatsRestrictedUntil: session.record.newChatsRestrictedUntil,
        errand,
      });
    return { URGENT: ask('URGENT'), WARM: ask('WARM'), COLD: ask('COLD') };
  }

  function hintAt(wall: number | null): void {
    if (wall !== null && (nextLookAt === null || wall < nextLookAt)) nextLookAt = wall;
  }

  /** Runs until aborted. An error of one step is reported and does not end the loop. */
  async function run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    await start();
    while (!signal.aborted) {
      let goOn = false;
      try {
        const { did } = await step(signal);
        // What was refused, or went nowhere, is no reason to hurry on to the next one.
        goOn = did === 'sent' || did === 'looked';
      } catch (error) {
        onError(error);
      }
      if (!goOn && !signal.aborted) await rest(signal);
    }
  }

  /** Sleeps until something is due, at most half a minute, or until woken; a wake during the step counts too. */
  async function rest(signal: AbortSignal): Promise<void> {
    const due = nextLookAt === null ? longestSleepMs : nextLookAt - clock.now().wall;
    const ms = Math.min(longestSleepMs, Math.max(due, 10));
    await clock.sleep(ms, AbortSignal.any([signal, woken.signal]));
    woken = new AbortController();
  }

  /** Something changed: a message was queued, a setting saved, a session connected, the computer woke up. */
  function wake(): void {
    woken.abort();
  }

  return { start, step, run, wake };
}

export type Worker = ReturnType<typeof createWorker>;
