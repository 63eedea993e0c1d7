import type { SendOutcome } from '../domain/queue/send-outcome.ts';
import type { HttpAnswer, HttpResult } from './http.ts';
import { bareMessageIdOf } from './message-id.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** What a request to send came to: design section 4, "answer → outcome". Doubt is always `unknown`. */
export function sendOutcomeOf(result: HttpResult): SendOutcome {
  if (result.kind === 'failure') {
    return result.failure === 'NOT_WRITTEN'
      ? { kind: 'notWritten' }
      : { kind: 'unknown', cause: result.failure };
  }
  // A redirect is not WAHA's, but what stands between may have passed the message on.
  return result.status < 400 ? acceptance(result) : refusedOutcome(refusalOf(result), result.status);
}

function acceptance({ status, body }: HttpAnswer): SendOutcome {
  const messageId = status === 201 ? bareMessageIdOf(body) : null;
  return messageId === null ? { kind: 'unknown', cause: 'BAD_ANSWER' } : { kind: 'sent', messageId };
}

function refusedOutcome(refusal: Refusal, httpStatus: number): SendOutcome {
  switch (refusal.kind) {
    case 'WRONG_KEY':
      return { kind: 'wrongKey' };
    case 'SESSION_NOT_READY':
    case 'SESSION_MISSING':
    case 'ONE_SESSION_ONLY':
      return { kind: 'sessionNotReady' };
    case 'PLUS_ONLY':
      return { kind: 'filesNotSupported' };
    case 'OVER_LIMIT':
      return { kind: 'overLimit' };
    case 'NEW_CHATS_RESTRICTED':
      return { kind: 'newChatsRestricted', until: refusal.until };
    case 'NO_WHATSAPP':
      return { kind: 'notOnWhatsApp' };
    case 'ALREADY_STARTED':
    case 'ALREADY_EXISTS':
    case 'MESSAGE_MISSING':
    case 'UNKNOWN_ROUTE':
    case 'BAD_REQUEST':
      return { kind: 'rejected', httpStatus };
    case 'LOCKED':
    case 'NOT_IMPLEMENTED':
    case 'GATEWAY_ERROR':
    case 'SERVER_ERROR':
      return { kind: 'unknown', cause: 'SERVER_ERROR' };
  }
}
