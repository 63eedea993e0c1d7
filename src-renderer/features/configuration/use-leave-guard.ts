import { useEffect, useState } from 'react';
import { guardLeaving, navigate, type Route } from '../../state/navigation.ts';

export interface LeaveQuestion {
  /** Somebody is on the way out and must be asked. */
  readonly asking: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** Holds back the way to another screen while `dirty`. */
export function useLeaveGuard(dirty: boolean, forget: () => void): LeaveQuestion {
  const [wanted, setWanted] = useState<Route | null>(null);
  useEffect(() => {
    if (!dirty) return;
    return guardLeaving((route) => {
      setWanted(route);
      return true;
    });
  }, [dirty]);
  useCloseGuard(dirty);
  // Only once nothing holds it back any more.
  useEffect(() => {
    if (wanted === null || dirty) return;
    setWanted(null);
    navigate(wanted.screen, wanted.params);
  }, [wanted, dirty]);
  return { asking: wanted !== null && dirty, leave: forget, stay: () => setWanted(null) };
}

/** The browser asks by itself before it closes the page; the desktop's window would just refuse to close. */
function useCloseGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty || window.invita !== undefined) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}
