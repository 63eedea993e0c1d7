import { decide } from '../domain/governor/governor.ts';
import { backoffMs, maxAttempts, withJitter } from '../domain/queue/backoff.ts';
import type { Attempt, SendContext } from '../domain/queue/message.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import { type SessionEffect, settlementOf } from '../domain/queue/settlement.ts';
import { typingMs } from '../domain/queue/typing.ts';
import type { NumberCheck, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { Claimed } from '../domain/queue/worker-store.ts';
import type { WorkerCollaborators } from './collaborators.ts';
import type { Reconciler } from './reconciler.ts';

/** What became of a claimed message. `passed`: it waits on, for the reason in its row. */
export type SendResult = 'sent' | 'unknown' | 'refused' | 'passed' | 'failed';

/** Steps 3 to 7 of design section 4 for one claimed message. Whoever claimed it releases it afterwards. */
export function createSender(together: WorkerCollaborators, reconciler: Reconciler) {
  const { claims, attempts, sessionStore, sessions, settings, clock, random, settleMs } = together;
  const now = () => clock.now();

  async function send(claim: Claimed, session: SendingSession, signal: AbortSignal): Promise<SendResult> {
    if (claim.attempts >= maxAttempts) {
      await claims.fail(claim, 'ATTEMPTS_EXHAUSTED', now().wall);
      return 'failed';
    }
    const context = session.context;
    if (context === null) return 'passed';
    const chatId = claim.chatId ?? (await findChat(claim, session));
    if (chatId === null) return 'passed';
    if (settings().manners) await actNaturally(claim.text, chatId, session, signal);
    if (signal.aborted) return 'passed';
    return reserveAndSend(claim, session, chatId, context);
  }

  async function findChat(claim: Claimed, session: SendingSession): Promise<string | null> {
    const phone = claim.phones[claim.phoneIndex];
    if (phone === undefined) {
      await claims.fail(claim, 'NOT_ON_WHATSAPP', now().wall);
      return null;
    }
    const answer = await session.whatsapp.checkNumber(phone);
    if (!answer.ok) {
      await passOver(claim, answer.trouble);
      return null;
    }
    return answer.data.exists ? known(claim, phone, answer.data) : notOnWhatsApp(claim);
  }

  async function known(claim: Claimed, phone: string, chat: NumberCheck & { exists: true }): Promise<string> {
    await sessionStore.noteNumberCheck(claim.type, 'EXISTS', now().wall);
    await claims.rememberChat(claim, { phone, chatId: chat.chatId, lid: chat.lid }, now().wall);
    return chat.chatId;
  }

  /** Five in a row look like a broken WAHA; the last of them waits for the admin instead of failing. */
  async function notOnWhatsApp(claim: Claimed): Promise<null> {
    const paused = await sessionStore.noteNumberCheck(claim.type, 'NOT_ON_WHATSAPP', now().wall);
    if (!paused) await claims.skipPhone(claim, now().wall);
    return null;
  }

  async function passOver(claim: Claimed, trouble: WahaTrouble): Promise<void> {
    const at = now().wall;
    const retryAt = at + withJitter(backoffMs(claim.refusals + 1), random);
    switch (trouble) {
      case 'WRONG_KEY':
        return sessionStore.pause(claim.type, 'WRONG_KEY', at);
      case 'BAD_REQUEST': {
        const paused = await sessionStore.noteNumberCheck(claim.type, 'BAD_REQUEST', at);
        return paused ? undefined : claims.postpone(claim, 'BACKOFF', retryAt, at);
      }
      case 'OVER_LIMIT':
        return claims.postpone(claim, 'BACKOFF', retryAt, at);
      default:
        sessions.recheck(claim.type);
        return claims.postpone(claim, 'SESSION_NOT_CONNECTED', retryAt, at);
    }
  }

  async function actNaturally(
    text: string,
    chatId: string,
    session: SendingSession,
    signal: AbortSignal,
  ): Promise<void> {
    await session.whatsapp.beginTyping(chatId);
    await clock.sleep(typingMs(text, random), signal);
    await session.whatsapp.endTyping(chatId);
  }

  async function reserveAndSend(
    claim: Claimed,
    session: SendingSession,
    chatId: string,
    context: SendContext,
  ): Promise<SendResult> {
    const reserved = claim.messageId === null ? await session.whatsapp.reserveMessageId() : null;
    if (reserved !== null && !reserved.ok) {
      await passOver(claim, reserved.trouble);
      return 'passed';
    }
    const messageId = claim.messageId ?? reserved?.data ?? null;
    const governor = settings().governor;
    const started = await claims.startSend({
      claim,
      attemptToken: random.id(),
      messageId,
      chatId,
      context,
      now: now(),
      jitter: random.unit(),
      settleMs,
      rateLimit: governor.rateLimit,
      decide: (view) =>
        decide({
          ...view,
          now: now(),
          settings: governor,
          sessionConnected: session.connected,
          errand: claim.errand,
        }),
    });
    if (!started.started) return started.because === 'FAILED' ? 'failed' : 'passed';
    return sendStarted(claim, session, chatId, started.attempt);
  }

  /** From here on the message may be out: nothing but a definite no takes it back. */
  async function sendStarted(
    claim: Claimed,
    session: SendingSession,
    chatId: string,
    attempt: Attempt,
  ): Promise<SendResult> {
    const outcome = await session.whatsapp.sendText({
      chatId,
      text: claim.text,
      messageId: attempt.messageId,
    });
    const { settlement, effect } = settlementOf(outcome, { now: now(), refusals: claim.refusals }, random);
    await attempts.settle({ id: claim.id, token: attempt.token }, settlement, now());
    await applyEffect(claim.type, effect);
    if (settlement.to === 'SENT')
      await sessionStore.noteLane(claim.type, claim.errand === 'COLD' ? 'COLD' : 'WARM');
    if (settlement.to === 'SENDING') {
      reconciler.noteFresh(attempt.token, now());
      return 'unknown';
    }
    return settlement.to === 'SENT' ? 'sent' : 'refused';
  }

  async function applyEffect(type: string, effect: SessionEffect): Promise<void> {
    switch (effect.kind) {
      case 'none':
        return;
      case 'check':
        return sessions.recheck(type);
      case 'pause':
        return sessionStore.pause(type, effect.reason, now().wall);
      case 'restrictNewChats':
        return sessionStore.restrictNewChats(type, effect.until);
    }
  }

  return { send };
}
