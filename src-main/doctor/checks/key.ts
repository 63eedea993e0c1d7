import type { Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** Whether WAHA takes our key, and asks for one at all. */
export async function key({ gateway, withoutKey, keyReadable }: Patient): Promise<Outcome> {
  // An open door is told even where our own key cannot be read.
  if ((await withoutKey.identify()).ok)
    return { result: 'failed', code: 'KEY_NONE', action: 'SHOW_WHATSAPP' };
  if (!keyReadable) return { result: 'unknown', code: 'SEALED_FROM_HERE' };
  const answer = await gateway.identify();
  if (answer.ok) return { result: 'ok', code: 'KEY_ACCEPTED' };
  return answer.trouble === 'WRONG_KEY'
    ? { result: 'failed', code: 'KEY_REFUSED', action: 'CORRECT_ADDRESS' }
    : { result: 'unknown', code: 'WAHA_FIRST' };
}
