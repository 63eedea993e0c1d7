import { elapsedMs, type Stamp } from '../domain/clock.ts';
import { backoffMs, withJitter } from '../domain/queue/backoff.ts';
import { historyDepth, judge, type Verdict } from '../domain/queue/reconciliation.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { ChatHistory, MessageLookup } from '../domain/queue/whatsapp.ts';
import type { OpenAttempt } from '../domain/queue/worker-store.ts';
import type { WorkerCollaborators } from './collaborators.ts';

/** Between two looks at a SENDING message that could not be told yet. */
const lookEveryMs = 15_000;
/** An UNCONFIRMED message is still looked for now and then: proof may turn up. */
const lookUnconfirmedEveryMs = 15 * 60_000;

interface Looks {
  lastAt: Stamp | null;
  unreadable: number;
}

/** Finds out what became of attempts without an answer. One look is one unit of work. */
export function createReconciler(together: WorkerCollaborators) {
  const { attempts, clock, random, settleMs, onChange } = together;
  const looks = new Map<string, Looks>();

  /**
   * Looks at the first open attempt that is due, and one that this process has not looked at yet is: so each has had
   * its look before the first send after a start. Otherwise says in how many milliseconds
   * the next one is.
   */
  async function lookOnce(
    sessions: readonly SendingSession[],
  ): Promise<{ readonly looked: true } | { readonly looked: false; readonly nextInMs: number | null }> {
    let nextInMs: number | null = null;
    for (const open of await attempts.openAttempts()) {
      const session = sessions.find(({ record }) => record.type === open.type);
      if (session === undefined || !session.connected) continue;
      const wait = msUntilLook(open);
      if (wait <= 0) {
        await look(open, session);
        return { looked: true };
      }
      nextInMs = Math.min(nextInMs ?? wait, wait);
    }
    return { looked: false, nextInMs };
  }

  /** The worker itself has just heard of this attempt: the start-up sweep has nothing to add. */
  function noteFresh(attemptToken: string, now: Stamp): void {
    looks.set(attemptToken, { lastAt: now, unreadable: 0 });
  }

  function msUntilLook(open: OpenAttempt): number {
    const last = looks.get(open.attempt.token)?.lastAt ?? null;
    if (last === null) return 0;
    const now = clock.now();
    const every = open.status === 'UNCONFIRMED' ? lookUnconfirmedEveryMs : lookEveryMs;
    const untilNext = every - elapsedMs(last, now);
    // The moment the settle delay is over is worth a look of its own.
    const untilSettled = settleMs - elapsedMs(open.attempt.startedAt, now);
    const settledAtLastLook = elapsedMs(open.attempt.startedAt, last) >= settleMs;
    return settledAtLastLook ? untilNext : Math.min(untilNext, untilSettled);
  }

  async function look(open: OpenAttempt, session: SendingSession): Promise<void> {
    const seen = looks.get(open.attempt.token) ?? { lastAt: null, unreadable: 0 };
    const verdict = await gather(open, session, seen.unreadable);
    const stillUnreadable = verdict.kind === 'wait' && verdict.unreadable;
    looks.set(open.attempt.token, {
      lastAt: clock.now(),
      unreadable: seen.unreadable + (stillUnreadable ? 1 : 0),
    });
    await apply(open, verdict);
  }

  /** In this order: an unchanged start time of WAHA vouches for the history that was read before it. */
  async function gather(
    open: OpenAttempt,
    session: SendingSession,
    unreadableBefore: number,
  ): Promise<Verdict> {
    const { attempt } = open;
    const lookup: MessageLookup =
      attempt.messageId === null ? { kind: 'absent' } : await session.whatsapp.findMessage(attempt.messageId);
    const history: ChatHistory =
      lookup.kind === 'found'
        ? { kind: 'unreadable' }
        : await session.whatsapp.readChat(attempt.chatId, historyDepth);
    const ids = history.kind === 'read' ? history.messages.map((message) => message.id) : [];
    const ownedElsewhere = await attempts.ownedElsewhere(ids, open.id);
    const context = await session.freshContext();
    const now = clock.now();
    const connected = session.connected;
    return judge({
      attempt,
      text: open.text,
      now,
      settleMs,
      lookup,
      history,
      ownedElsewhere,
      context,
      connected,
      unreadableBefore,
    });
  }

  async function apply(open: OpenAttempt, verdict: Verdict): Promise<void> {
    const now = clock.now().wall;
    switch (verdict.kind) {
      case 'found':
        await attempts.confirmSent(open, verdict.message.id, verdict.message.ack, now);
        looks.delete(open.attempt.token);
        break;
      case 'absent':
        // An UNCONFIRMED message was given to a person; only a person, or proof of arrival, takes it back.
        if (open.status === 'UNCONFIRMED') return;
        await attempts.confirmAbsent(open, now + withJitter(backoffMs(open.attempts), random), now);
        looks.delete(open.attempt.token);
        break;
      case 'unconfirmed':
        if (open.status === 'UNCONFIRMED') return;
        await attempts.markUnconfirmed(open, verdict.because, now);
        break;
      case 'wait':
        return;
    }
    onChange();
  }

  return { lookOnce, noteFresh };
}

export type Reconciler = ReturnType<typeof createReconciler>;
