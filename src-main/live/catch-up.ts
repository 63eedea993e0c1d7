import type { Clock } from '../domain/clock.ts';
import type { InboxStore } from '../domain/inbox/inbox-store.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import { readMissed } from './read-missed.ts';

/** Stored in one transaction. */
const storedAtOnce = 200;

export interface CatchUpParts {
  readonly inbox: InboxStore;
  readonly readReplies: () => Promise<void>;
  readonly clock: Clock;
  readonly inboxChanged: () => void;
  readonly queueChanged: () => void;
}

/** `NOW`: cannot be read at this moment. `LASTING`: nor will it be soon. */
export type CatchUpOutcome = 'READ' | 'NOW' | 'LASTING';

/** Reads and keeps what came in while nobody listened to this session. */
export async function catchUp(
  { record, whatsapp }: SendingSession,
  { inbox, clock, inboxChanged, queueChanged, readReplies }: CatchUpParts,
  signal: AbortSignal,
): Promise<CatchUpOutcome> {
  const { type, number } = record;
  // What was kept just before a crash has not been read yet: a STOP in it comes before the next send.
  await readReplies();
  if (number === null) return 'NOW';
  const since = await inbox.readUntil(number);
  if (since === null) {
    // What was written to this number before it served the event is nobody's business.
    await inbox.noteRead(number, clock.now().wall);
    return 'READ';
  }
  const missed = await readMissed(whatsapp, since, signal);
  if (missed.kind === 'unreadable') return missed.lasting ? 'LASTING' : 'NOW';
  const now = clock.now().wall;
  let stored = 0;
  let warmed = 0;
  for (let first = 0; first < missed.messages.length; first += storedAtOnce) {
    const kept = await inbox.record(type, missed.messages.slice(first, first + storedAtOnce), now);
    stored += kept.stored;
    warmed += kept.warmed;
  }
  // A clock of WhatsApp's that is ahead must not make us pass over what comes in until then.
  if (missed.until !== null) await inbox.noteRead(number, Math.min(missed.until, now));
  if (stored > 0) {
    inboxChanged();
    await readReplies();
  }
  if (warmed > 0) queueChanged();
  return 'READ';
}
