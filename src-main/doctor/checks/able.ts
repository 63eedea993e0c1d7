import { isOlder } from '../../container/container-facts.ts';
import type { Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** Before it there was no API of today for sessions. */
const oldest = '2025.1.1';
/** Since then WAHA passes on that WhatsApp restricts an account. */
const firstWithRestrictions = '2026.7.2';

/** Whether this version and engine can do what sending exactly once, and not too much, needs. */
export async function able({ gateway, wahaSession }: Patient): Promise<Outcome> {
  const identity = await gateway.identify();
  if (!identity.ok) return { result: 'unknown', code: 'WAHA_FIRST' };
  const { version, engine } = identity.data;
  const values = { version, engine };
  if (isOlder(version, oldest))
    return { result: 'failed', code: 'TOO_OLD', values, action: 'UPDATE_CONTAINER' };
  const reserved = await gateway.session(wahaSession).whatsapp.reserveMessageId();
  if (reserved.ok && reserved.data === null) return { result: 'warning', code: 'NO_IDS', values };
  return isOlder(version, firstWithRestrictions)
    ? { result: 'warning', code: 'NO_RESTRICTIONS', values, action: 'UPDATE_CONTAINER' }
    : { result: 'ok', code: 'ABLE', values };
}
