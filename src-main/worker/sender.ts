import type { Attachment } from '../domain/attachments/attachment.ts';
import { decide, type Errand as GovernedErrand } from '../domain/governor/governor.ts';
import { maxAttempts } from '../domain/queue/backoff.ts';
import type { Attempt, SendContext } from '../domain/queue/message.ts';
import { settleMsOf } from '../domain/queue/reconciliation.ts';
import type { SendOutcome } from '../domain/queue/send-outcome.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import { type SessionEffect, settlementOf } from '../domain/queue/settlement.ts';
import type { Claimed } from '../domain/queue/worker-store.ts';
import { findChat } from './chat-finder.ts';
import type { WorkerCollaborators } from './collaborators.ts';
import { showManners } from './manners.ts';
import { passOver } from './pass-over.ts';
import type { Reconciler } from './reconciler.ts';
import { takeRest } from './take-rest.ts';

/** What became of a claimed message. `passed`: it waits on, for the reason in its row. */
export type SendResult = 'sent' | 'unknown' | 'refused' | 'passed' | 'failed';

/** A claimed message on its way out, and what it goes out through. */
interface Errand {
  readonly claim: Claimed;
  readonly session: SendingSession;
  readonly chatId: string;
  readonly context: SendContext;
  /** What goes with the text; null = the text alone. */
  readonly file: Attachment | null;
}

/** Steps 3 to 7 of design section 4 for one claimed message. Whoever claimed it releases it afterwards. */
export class Sender {
  readonly #together: WorkerCollaborators;
  readonly #reconciler: Reconciler;

  constructor(together: WorkerCollaborators, reconciler: Reconciler) {
    this.#together = together;
    this.#reconciler = reconciler;
  }

  async send(claim: Claimed, session: SendingSession, signal: AbortSignal): Promise<SendResult> {
    const { claims, settings, clock } = this.#together;
    if (claim.attempts >= maxAttempts) {
      await claims.fail(claim, 'ATTEMPTS_EXHAUSTED', clock.now().wall);
      return 'failed';
    }
    const context = session.context;
    if (context === null) return 'passed';
    const chatId = await findChat(claim, session, this.#together);
    if (chatId === null) return 'passed';
    if (settings().manners) await showManners(claim.text, chatId, session, this.#together, signal);
    if (signal.aborted) return 'passed';
    return this.#withFile({ claim, session, chatId, context });
  }

  /** A file that is gone, or is no longer what was queued, is not sent and not left out. */
  async #withFile(errand: Omit<Errand, 'file'>): Promise<SendResult> {
    const { claims, attachments, clock } = this.#together;
    const { attachment } = errand.claim;
    if (attachment === null) return this.#reserve({ ...errand, file: null });
    const file = await attachments.read(attachment);
    if (file !== null) return this.#reserve({ ...errand, file });
    await claims.fail(errand.claim, 'TEXT_CHANGED', clock.now().wall);
    return 'failed';
  }

  /** Step 5: a message id, then the last look at everything and `SEND_STARTED`, in one transaction. */
  async #reserve(errand: Errand): Promise<SendResult> {
    const { claim, session, chatId, context, file } = errand;
    const { claims, settings, clock, random, settleMs } = this.#together;
    // No id can be reserved for a file: what became of it is then read in the chat.
    const reserves = file === null && claim.messageId === null;
    const reserved = reserves ? await session.whatsapp.reserveMessageId() : null;
    if (reserved !== null && !reserved.ok) {
      await passOver(claim, reserved.trouble, session, this.#together);
      return 'passed';
    }
    const governor = settings().governor;
    const started = await claims.startSend({
      claim,
      attemptToken: random.id(),
      messageId: file === null ? (claim.messageId ?? reserved?.data ?? null) : null,
      chatId,
      context,
      now: clock.now(),
      jitter: random.unit(),
      settleMs: settleMsOf(claim.attachment, settleMs),
      budget: governor,
      decide: ({ newChat, ...view }) =>
        decide({
          ...view,
          now: clock.now(),
          settings: governor,
          sessionConnected: session.connected,
          errand: errandAgain(claim.errand, newChat),
        }),
    });
    if (!started.started) return started.because === 'FAILED' ? 'failed' : 'passed';
    return this.#sendStarted(errand, started.attempt);
  }

  /** Steps 6 and 7. From here on the message may be out: nothing but a definite no takes it back. */
  async #sendStarted(errand: Errand, attempt: Attempt): Promise<SendResult> {
    const { claim } = errand;
    const { attempts, clock, random } = this.#together;
    const { token } = attempt;
    const outcome = await transmit(errand, attempt);
    const now = clock.now();
    const { settlement, effect } = settlementOf(outcome, { now, refusals: claim.refusals }, random);
    await attempts.settle({ id: claim.id, token }, settlement, now);
    await this.#apply(errand.session, effect);
    switch (settlement.to) {
      case 'SENT':
        return 'sent';
      case 'SENDING':
        this.#reconciler.noteFresh(token, now);
        return 'unknown';
      default:
        return 'refused';
    }
  }

  async #apply({ record }: SendingSession, effect: SessionEffect): Promise<void> {
    const { type } = record;
    const { sessions, sessionStore, clock } = this.#together;
    switch (effect.kind) {
      case 'none':
        return;
      case 'check':
        return sessions.recheck(type);
      case 'pause':
        return sessionStore.pause(type, effect.reason, clock.now().wall);
      case 'rest':
        return takeRest(record, this.#together);
      case 'restrictNewChats':
        return sessionStore.restrictNewChats(type, effect.until, clock.now());
    }
  }
}

function transmit({ claim, session, chatId, file }: Errand, { messageId }: Attempt): Promise<SendOutcome> {
  const { text } = claim;
  return file === null
    ? session.whatsapp.sendText({ chatId, text, messageId })
    : session.whatsapp.sendFile({ chatId, text, file });
}

/** Whether it begins a chat is told by the chat it has come to, not by what was known when it was queued. */
function errandAgain(claimed: GovernedErrand, newChat: boolean): GovernedErrand {
  if (claimed === 'URGENT' || claimed === 'WARM') return claimed;
  return newChat ? 'COLD' : 'KNOWN';
}
