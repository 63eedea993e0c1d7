import type { Clock } from '../domain/clock.ts';
import { isRestricted } from '../domain/governor/signals.ts';
import type { Sessions } from '../domain/queue/sending-session.ts';
import type { AttemptStore } from '../domain/queue/worker-store.ts';
import { restrictionOn } from '../domain/sessions/restriction-on.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A message that left a moment ago is asked for often, an old one now and then, a very old one no more. */
const rounds = [
  { youngerThan: 2 * minute, every: 5_000 },
  { youngerThan: hour, every: 20_000 },
  { youngerThan: 12 * hour, every: 5 * minute },
  { youngerThan: 7 * 24 * hour, every: hour },
] as const;
/** While a stream tells of acks, asking is the second source: late, and seldom. */
const heardRounds = [
  { youngerThan: hour, every: 5 * minute },
  { youngerThan: 12 * hour, every: 30 * minute },
  { youngerThan: 7 * 24 * hour, every: 3 * hour },
] as const;
const heardPatienceMs = 2 * minute;
const perRound = 10;
const restMs = 5_000;

export interface AckReaderParts {
  readonly attempts: AttemptStore;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Whether acks are told by themselves just now. */
  readonly heard: () => boolean;
  readonly onChange: () => void;
}

/** Learns by asking what became of sent messages: delivered, read, refused. Events only make it quicker. */
export function createAckReader({ attempts, sessions, clock, heard, onChange }: AckReaderParts) {
  async function readOnce(signal: AbortSignal): Promise<void> {
    const all = await sessions.sending();
    const records = all.map(({ record }) => record);
    const connected = all.filter((session) => session.connected);
    if (connected.length === 0) return;
    const now = clock.now();
    let changed = false;
    const isHeard = heard();
    const sentBefore = isHeard ? now.wall - heardPatienceMs : Number.MAX_SAFE_INTEGER;
    for (const { youngerThan, every } of isHeard ? heardRounds : rounds) {
      const span = { after: now.wall - youngerThan, before: sentBefore };
      for (const message of await attempts.unackedMessages(now.wall - every, span, perRound)) {
        if (signal.aborted) return;
        const session = connected.find(({ record }) => record.type === message.type);
        const lookup = await session?.whatsapp.findMessage(message.messageId, message.chatId ?? undefined);
        // Who cannot be asked now has had its turn too, else it would keep it from all others.
        await attempts.noteAckChecked(message.id, clock.now().wall);
        if (session === undefined || lookup?.kind !== 'found') continue;
        const restricted = isRestricted(restrictionOn(session.record, records, now), now);
        const news = await attempts.applyAck(message.messageId, lookup.message.ack, restricted, now);
        changed = news || changed;
      }
    }
    if (changed) onChange();
  }

  async function run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await readOnce(signal);
      } catch (error) {
        onError(error);
      }
      await clock.sleep(restMs, signal);
    }
  }

  return { readOnce, run };
}
