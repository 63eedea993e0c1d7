import type { SessionStatus } from '../../domain/sessions/session-state.ts';
import type { Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

const outcomes: Readonly<Record<SessionStatus, Outcome>> = {
  CONNECTED: { result: 'ok', code: 'CONNECTED' },
  WAITING_QR: { result: 'warning', code: 'WAITING_FOR_PHONE', action: 'SHOW_WHATSAPP' },
  WAITING_PASSKEY: { result: 'warning', code: 'WAITING_FOR_PHONE', action: 'SHOW_WHATSAPP' },
  STARTING: { result: 'warning', code: 'STARTING' },
  DISCONNECTED: { result: 'failed', code: 'NOT_CONNECTED', action: 'REFRESH_SESSION' },
  FAILED: { result: 'failed', code: 'LINK_CLOSED', action: 'REFRESH_SESSION' },
  UNREACHABLE: { result: 'unknown', code: 'WAHA_FIRST' },
  UNKNOWN: { result: 'warning', code: 'STATUS_UNKNOWN', action: 'REFRESH_SESSION' },
};

/** Whether the phone is linked, as WAHA tells it now. */
export async function session({ gateway, wahaSession }: Patient): Promise<Outcome> {
  const report = await gateway.session(wahaSession).report();
  return report.ok ? outcomes[report.data.status] : { result: 'unknown', code: 'WAHA_FIRST' };
}
