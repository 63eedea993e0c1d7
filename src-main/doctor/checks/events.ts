import type { Hearing } from '../../live/hearing.ts';
import type { Outcome } from '../check.ts';

const minuteMs = 60_000;

/** Whether WAHA tells by itself what becomes of a message. Where it does not, everything is asked for, and known later. */
export function eventsArrive({ stream, heardAt, deaf }: Hearing, now: number): Outcome {
  if (deaf) return { result: 'failed', code: 'EVENTS_SILENT', action: 'SHOW_WHATSAPP' };
  if (stream !== 'OPEN') return { result: 'warning', code: 'EVENTS_CLOSED', action: 'SHOW_WHATSAPP' };
  if (heardAt === null) return { result: 'ok', code: 'EVENTS_OPEN' };
  const minutes = 1 + Math.max(0, Math.floor((now - heardAt) / minuteMs));
  return { result: 'ok', code: 'EVENTS_ARRIVE', values: { minutes } };
}
