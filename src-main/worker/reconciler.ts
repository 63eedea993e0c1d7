import { elapsedMs, type Stamp } from '../domain/clock.ts';
import { backoffMs, withJitter } from '../domain/queue/backoff.ts';
import { historyDepth, judge, settleMsOf, type Verdict } from '../domain/queue/reconciliation.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { ChatHistory, MessageLookup } from '../domain/queue/whatsapp.ts';
import type { OpenAttempt } from '../domain/queue/worker-store.ts';
import type { WorkerCollaborators } from './collaborators.ts';

/** Between two looks at a SENDING message that could not be told yet. */
const lookEveryMs = 15_000;
/** An UNCONFIRMED message is still looked for now and then: proof may turn up. */
const lookUnconfirmedEveryMs = 15 * 60_000;

export type LookResult =
  | { readonly looked: true }
  /** Milliseconds until the next look is due; null when nothing is open. */
  | { readonly looked: false; readonly nextInMs: number | null };

/** Finds out what became of attempts without an answer. One look is one unit of work. */
export class Reconciler {
  readonly #together: WorkerCollaborators;
  /** When each open attempt was looked at last by this process. */
  readonly #lookedAt = new Map<string, Stamp>();
  /** Messages that somebody wants looked for now. */
  readonly #wanted = new Set<string>();

  constructor(together: WorkerCollaborators) {
    this.#together = together;
  }

  /**
   * Looks at the first open attempt that is due. One that this process has not looked at yet is due at once, so that
   * each has had its look before the first send after a start.
   */
  async lookOnce(sessions: readonly SendingSession[]): Promise<LookResult> {
    let nextInMs: number | null = null;
    for (const open of await this.#together.attempts.openAttempts()) {
      const session = sessions.find(({ record }) => record.type === open.type);
      if (session === undefined || !session.connected) continue;
      const wait = this.#wanted.delete(open.id) ? 0 : this.#msUntilLook(open);
      if (wait <= 0) {
        await this.#look(open, session);
        return { looked: true };
      }
      nextInMs = Math.min(nextInMs ?? wait, wait);
    }
    return { looked: false, nextInMs };
  }

  lookSoon(ids: readonly string[]): void {
    for (const id of ids) this.#wanted.add(id);
  }

  /** The worker itself has just heard of this attempt: the start-up sweep has nothing to add. */
  noteFresh(attemptToken: string, now: Stamp): void {
    this.#lookedAt.set(attemptToken, now);
  }

  /** All are due at once, as after a start. */
  forget(): void {
    this.#lookedAt.clear();
  }

  #msUntilLook({ attempt, attachment, status }: OpenAttempt): number {
    const last = this.#lookedAt.get(attempt.token);
    if (last === undefined) return 0;
    const { clock } = this.#together;
    const settleMs = settleMsOf(attachment, this.#together.settleMs);
    const now = clock.now();
    const every = status === 'UNCONFIRMED' ? lookUnconfirmedEveryMs : lookEveryMs;
    const untilNext = every - elapsedMs(last, now);
    // The moment the settle delay is over is worth a look of its own.
    const untilSettled = settleMs - elapsedMs(attempt.startedAt, now);
    const settledAtLastLook = elapsedMs(attempt.startedAt, last) >= settleMs;
    return settledAtLastLook ? untilNext : Math.min(untilNext, untilSettled);
  }

  async #look(open: OpenAttempt, session: SendingSession): Promise<void> {
    const verdict = await this.#gather(open, session);
    this.#lookedAt.set(open.attempt.token, this.#together.clock.now());
    await this.#apply(open, verdict);
  }

  /** In this order: an unchanged start time of WAHA vouches for the history that was read before it. */
  async #gather(open: OpenAttempt, session: SendingSession): Promise<Verdict> {
    const { id, text, attachment, attempt, queuedAt } = open;
    const { attempts, clock } = this.#together;
    const settleMs = settleMsOf(attachment, this.#together.settleMs);
    const { whatsapp } = session;
    const lookup: MessageLookup =
      attempt.messageId === null ? { kind: 'absent' } : await whatsapp.findMessage(attempt.messageId);
    const history: ChatHistory =
      lookup.kind === 'found'
        ? { kind: 'unreadable' }
        : await whatsapp.readChat(attempt.chatId, historyDepth);
    const ids = history.kind === 'read' ? history.messages.map((message) => message.id) : [];
    const ownedElsewhere = await attempts.ownedElsewhere(ids, id);
    const context = await session.freshContext();
    const now = clock.now();
    const seen = { lookup, history, ownedElsewhere, context };
    return judge({ attempt, text, attachment, queuedAt, now, settleMs, ...seen });
  }

  async #apply(open: OpenAttempt, verdict: Verdict): Promise<void> {
    const { attempts, clock, random, onChange } = this.#together;
    const now = clock.now().wall;
    // An UNCONFIRMED message was given to a person; only a person, or proof of arrival, takes it back.
    if (open.status === 'UNCONFIRMED' && verdict.kind !== 'found') return;
    switch (verdict.kind) {
      case 'wait':
        return;
      case 'found':
        await attempts.confirmSent(open, verdict.message.id, verdict.message.ack, now);
        break;
      case 'absent':
        await attempts.confirmAbsent(open, now + withJitter(backoffMs(open.attempts), random), now);
        break;
      case 'unconfirmed':
        await attempts.markUnconfirmed(open, verdict.because, now);
        break;
    }
    if (verdict.kind !== 'unconfirmed') this.#lookedAt.delete(open.attempt.token);
    onChange();
  }
}
