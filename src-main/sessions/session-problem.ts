import type { WahaTrouble } from '../domain/queue/whatsapp.ts';

/** Why nothing better is known of a session; each is an error code with a sentence for the admin. */
export type SessionProblem =
  | 'WAHA_UNREACHABLE'
  | 'WAHA_WRONG_KEY'
  | 'WAHA_NOT_WAHA'
  | 'WAHA_TOO_OLD'
  | 'WAHA_CORE_ONE_SESSION'
  | 'WAHA_BUSY'
  | 'WAHA_FAILED';

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
