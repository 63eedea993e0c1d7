import { useEffect, useEffectEvent, useState } from 'react';
import { parseHash } from '../../state/navigation.ts';

export interface LeaveGuard {
  /** Somebody is on the way out and must be asked. */
  readonly asking: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** Holds back the way to another screen while `dirty`, however it was asked for: a link, a key, «back». */
export function useLeaveGuard(dirty: boolean, forget: () => void): LeaveGuard {
  const [wanted, setWanted] = useState<string | null>(null);
  const onHashChange = useEffectEvent((event: HashChangeEvent) => {
    const here = parseHash(new URL(event.oldURL).hash).screen;
    const target = new URL(event.newURL).hash;
    if (!dirty || parseHash(target).screen === here) return;
    // Nobody else has heard of it yet: to the rest of the app nothing happened.
    event.stopImmediatePropagation();
    window.history.replaceState(null, '', event.oldURL);
    setWanted(target);
  });
  useEffect(() => {
    const listener = (event: HashChangeEvent) => onHashChange(event);
    window.addEventListener('hashchange', listener, { capture: true });
    return () => window.removeEventListener('hashchange', listener, { capture: true });
  }, []);
  useCloseGuard(dirty);
  return {
    asking: wanted !== null,
    leave: () => {
      forget();
      setWanted(null);
      if (wanted !== null) window.location.hash = wanted;
    },
    stay: () => setWanted(null),
  };
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
