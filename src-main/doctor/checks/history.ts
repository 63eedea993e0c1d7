import type { Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** An id nobody has: what counts is whether the question is answered. */
const nobodysId = '3EB0000000000000000000';

/** Whether a message could be looked up, as is done after every break before anything is sent again. */
export async function history({ gateway, wahaSession }: Patient): Promise<Outcome> {
  const session = gateway.session(wahaSession);
  const report = await session.report();
  if (!report.ok) return { result: 'unknown', code: 'WAHA_FIRST' };
  if (report.data.status !== 'CONNECTED') return { result: 'unknown', code: 'PHONE_FIRST' };
  const found = await session.whatsapp.findMessage(nobodysId);
  return found.kind === 'unreadable'
    ? { result: 'warning', code: 'HISTORY_UNREADABLE' }
    : { result: 'ok', code: 'HISTORY_READABLE' };
}
