import { useEffect, useEffectEvent } from 'react';
import { hashOf, useRoute } from './navigation.ts';

/** What the palette can ask of a screen that it has just gone to: `#/guests?do=import`. */
export type Wanted = 'import' | 'phone' | 'sample' | 'send' | 'test';

/** Calls `act` once when the route wants it and it can be done; the route forgets it then, so «back» does not repeat it. */
export function useWanted(wanted: Wanted, able: boolean, act: () => void): void {
  const { screen, params } = useRoute();
  const asked = params['do'] === wanted && able;
  const follow = useEffectEvent(() => {
    const { do: _, ...rest } = params;
    window.location.replace(hashOf(screen, rest));
    act();
  });
  useEffect(() => {
    if (asked) follow();
  }, [asked]);
}
