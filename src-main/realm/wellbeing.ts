import { accessSync, constants } from 'node:fs';
import type { ErrorCode } from '#contract/error-codes.ts';
import type { StorageProblem } from '../domain/storage-error.ts';
import type { Wellbeing } from '../transports/http/health.ts';
import type { ServiceParts, Services } from './services.ts';

/** What a monitor asks of a realm that is open. Nothing is changed by asking. */
export async function wellbeingOf(
  realm: Wellbeing['realm'],
  { clock, storePath }: Pick<ServiceParts, 'clock' | 'storePath'>,
  { sessions, worker }: Pick<Services, 'sessions' | 'worker'>,
): Promise<Wellbeing> {
  const { uptime, problem } = worker.pulse();
  const lastStepSeconds = uptime === null ? null : Math.floor((clock.now().uptime - uptime) / 1000);
  const seen = { realm, worker: { lastStepSeconds } };
  try {
    const all = await sessions.all();
    const linked = all.filter(({ sight }) => sight.status === 'CONNECTED').length;
    const store = problem ?? fileProblem(storePath) ?? 'OK';
    return { ...seen, store, sessions: { total: all.length, linked } };
  } catch {
    return { ...seen, store: 'UNREADABLE', sessions: { total: 0, linked: 0 } };
  }
}

/** A worker with nothing to do writes nothing, and would not notice. */
function fileProblem(path: string): StorageProblem | null {
  try {
    accessSync(path, constants.W_OK);
    return null;
  } catch {
    return 'READ_ONLY';
  }
}

/** What of it the admin has to know at once: while it lasts nothing is saved, so nothing leaves. */
export function storeNotices(store: Wellbeing['store']): readonly ErrorCode[] {
  return store === 'DISK_FULL' || store === 'READ_ONLY' ? [store] : [];
}
