import { isOlder } from '../../container/container-facts.ts';
import type { WahaSessionGateway } from '../../sessions/waha-gateway.ts';
import type { Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** Before it there was no API of today for sessions. */
const oldest = '2025.1.1';
/** Since then WAHA passes on that WhatsApp restricts an account. */
const firstWithRestrictions = '2026.7.2';

const firstWithIds = '2026.4.3';
const enginesWithIds: ReadonlySet<string> = new Set(['GOWS', 'NOWEB']);

/** Whether this version and engine can do what sending exactly once, and not too much, needs. */
export async function able({ gateway, wahaSession }: Patient): Promise<Outcome> {
  const identity = await gateway.identify();
  if (!identity.ok) return { result: 'unknown', code: 'WAHA_FIRST' };
  const { version, engine } = identity.data;
  const values = { version, engine };
  if (isOlder(version, oldest))
    return { result: 'failed', code: 'TOO_OLD', values, action: 'UPDATE_CONTAINER' };
  if (!(await reservesIds(gateway.session(wahaSession), identity.data)))
    return { result: 'warning', code: 'NO_IDS', values };
  return isOlder(version, firstWithRestrictions)
    ? { result: 'warning', code: 'NO_RESTRICTIONS', values, action: 'UPDATE_CONTAINER' }
    : { result: 'ok', code: 'ABLE', values };
}

/** WAHA is asked for one where a phone is linked; before, it would keep us waiting, and its version has to do. */
async function reservesIds(
  session: WahaSessionGateway,
  { version, engine }: { readonly version: string; readonly engine: string },
): Promise<boolean> {
  const report = await session.report();
  if (!report.ok || report.data.status !== 'CONNECTED')
    return enginesWithIds.has(engine) && !isOlder(version, firstWithIds);
  const reserved = await session.whatsapp.reserveMessageId();
  return !reserved.ok || reserved.data !== null;
}
