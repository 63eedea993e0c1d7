import { realmTime } from '../lib/realm-time.ts';
import { useNow } from '../lib/use-now.ts';
import { useApp } from './invita-context.ts';

/** A clock as fast as the world needs nobody to look at it again. */
const atRestMs = 3_600_000;
/** At ×60 this is fifteen seconds of practice. */
const fastMs = 250;

/**
 * How many milliseconds the realm's clock is ahead of this computer's: another computer's clock in a browser, the
 * practice clock in practice mode. Add it to `Date.now()` before comparing with a time the app has told. While practice
 * runs faster it grows, and whoever asks is drawn again with it.
 */
export function useClockLead(): number {
  const clock = useApp((app) => app.clock);
  useNow(clock.speed === 1 ? atRestMs : fastMs);
  return realmTime(clock) - Date.now();
}
