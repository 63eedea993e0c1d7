import type { Outcome } from '../check.ts';
import { hostOf, type Patient } from '../patient.ts';

/** Whether WAHA, and nothing else, answers at the address. */
export async function reachable({ url, gateway }: Patient): Promise<Outcome> {
  const answer = await gateway.identify();
  const values = { host: hostOf(url) };
  if (answer.ok || answer.trouble === 'WRONG_KEY' || answer.trouble === 'BUSY')
    return { result: 'ok', code: 'REACHABLE', values };
  return answer.trouble === 'UNREACHABLE'
    ? { result: 'failed', code: 'UNREACHABLE', values, action: 'SHOW_WHATSAPP' }
    : { result: 'failed', code: 'NOT_WAHA', values, action: 'CORRECT_ADDRESS' };
}
