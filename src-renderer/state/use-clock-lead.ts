import { useEffect, useState } from 'react';
import { useRemote } from './use-remote.ts';

/**
 * How many milliseconds the realm's clock is ahead of this computer's: another computer's clock in a browser, the
 * practice clock in practice mode. Add it to `Date.now()` before comparing with a time the app has told.
 */
export function useClockLead(): number {
  const [overview] = useRemote('overview.get', { refreshOn: ['sessions.changed'] });
  const told = overview.status === 'ready' ? overview.data.now : null;
  const [lead, setLead] = useState(0);
  useEffect(() => {
    if (told !== null) setLead(Date.parse(told) - Date.now());
  }, [told]);
  return lead;
}
