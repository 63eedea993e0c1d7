import { useEffect, useEffectEvent, useRef } from 'react';
import { useApp, useClient } from '../state/invita-context.ts';
import { isRoot, type PlaceName, useRoute } from '../state/navigation.ts';

export interface Place {
  readonly screen: PlaceName;
  /** The first run asks what to send through: nothing is chosen yet. */
  readonly choosing: boolean;
}

/** What is shown: while the first run is open, the address that names no screen is its. Going elsewhere leaves it. */
export function usePlace(): Place {
  const { screen: named } = useRoute();
  const client = useClient();
  const { state, step } = useApp((app) => app.info.firstRun);
  const screen = state === 'OPEN' && isRoot() ? 'welcome' : named;
  const before = useRef(screen);
  const follow = useEffectEvent((screen: PlaceName) => {
    const left = before.current === 'welcome' && screen !== 'welcome';
    before.current = screen;
    if (left) void client.call('firstRun.leave');
  });
  useEffect(() => follow(screen), [screen]);
  return { screen, choosing: screen === 'welcome' && step === 'way' };
}
