import type { Clock } from '../../domain/clock.ts';
import type { Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** The header has whole seconds and takes a moment to come; more than this is another time. */
const tolerableMs = 30_000;

/** Whether this computer and WAHA agree on the time. A virtual machine that slept is the usual reason why not. */
export async function sameTime({ ping }: Patient, clock: Clock): Promise<Outcome> {
  const answer = await ping();
  if (answer === null || answer.date === null) return { result: 'unknown', code: 'WAHA_FIRST' };
  const apart = Math.abs(clock.now().wall - answer.date);
  const values = { seconds: Math.round(apart / 1000) };
  return apart > tolerableMs
    ? { result: 'failed', code: 'CLOCK_OFF', values }
    : { result: 'ok', code: 'CLOCK_RIGHT', values };
}
