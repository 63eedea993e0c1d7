import { type Decision, decide, type Errand } from '../domain/governor/governor.ts';
import { untouched } from '../domain/governor/number-view.ts';
import { errandOrder } from '../domain/queue/errand-order.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import { restrictionOn } from '../domain/sessions/restriction-on.ts';
import type { WorkerCollaborators } from './collaborators.ts';

export interface LaneChoice {
  /** What this session may send now, best lane first. */
  readonly allowed: readonly Errand[];
  /** Epoch milliseconds at which one of the others may go; null when none names a time. */
  readonly nextAt: number | null;
}

/** Step 1: asks the governor for each lane of a session, and notes on the messages why they wait. */
export async function chooseLanes(
  session: SendingSession,
  all: readonly SendingSession[],
  together: WorkerCollaborators,
): Promise<LaneChoice> {
  const { claims, clock } = together;
  const { type, warmStreak } = session.record;
  const decisions = await decisionsFor(session, all, together);
  let nextAt: number | null = null;
  const order = errandOrder(warmStreak);
  for (const errand of order) {
    const decision = decisions[errand];
    if (decision.go) continue;
    if (decision.until !== null) nextAt = Math.min(nextAt ?? decision.until, decision.until);
    // A gap is over before anybody reads of it; writing it down for each message would only fill the log.
    if (decision.reason === 'GAP') continue;
    await claims.noteSkipped(type, errand, decision.reason, decision.until, clock.now().wall);
  }
  return { allowed: order.filter((errand) => decisions[errand].go), nextAt };
}

async function decisionsFor(
  { record, connected, context }: SendingSession,
  all: readonly SendingSession[],
  { slots, settings, clock }: WorkerCollaborators,
): Promise<Readonly<Record<Errand, Decision>>> {
  const { governor } = settings();
  const now = clock.now();
  const number = record.number === null ? untouched : await slots.view(record.number, governor, now);
  const records = all.map((each) => each.record);
  const restriction = restrictionOn(record, records, now);
  const queuePaused = await slots.queuePaused();
  const ask = (errand: Errand): Decision =>
    decide({
      now,
      settings: governor,
      number,
      queuePaused,
      sessionPaused: record.paused !== null,
      sessionConnected: connected && context !== null,
      rest: record.rest,
      restriction,
      errand,
    });
  return { URGENT: ask('URGENT'), WARM: ask('WARM'), COLD: ask('COLD'), KNOWN: ask('KNOWN') };
}
