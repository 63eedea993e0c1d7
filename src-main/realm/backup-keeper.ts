import type { Clock } from '../domain/clock.ts';
import type { Stores } from '../store/stores.ts';

const hour = 60 * 60_000;
const lookEveryMs = 5 * 60_000;

/** A copy of the store at most every hour, and only when something has changed since the last one. */
export function createBackupKeeper({ stores, clock }: { readonly stores: Stores; readonly clock: Clock }) {
  async function backUpWhenDue(): Promise<void> {
    const now = clock.now().wall;
    const last = stores.backups.lastAt(now);
    // A copy from the future was made before the clock was set back.
    const isRecent = last !== null && last <= now && now - last < hour;
    // Who was forgotten does not wait for an hour to pass.
    if (!stores.backups.holdForgotten() && (isRecent || !stores.backups.isWorthIt())) return;
    await stores.backups.make(now);
  }

  async function run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(lookEveryMs, signal);
      if (signal.aborted) return;
      try {
        await backUpWhenDue();
      } catch (error) {
        onError(error);
      }
    }
  }

  return { backUpWhenDue, run };
}
