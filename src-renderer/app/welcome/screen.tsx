import { useEffect, useEffectEvent } from 'react';
import { Screen } from '../../components/screen.tsx';
import { useApp, useClient } from '../../state/invita-context.ts';
import { hashOf, isRoot, navigate } from '../../state/navigation.ts';
import { EventStep } from './event-step.tsx';
import { useEscape } from './use-escape.ts';
import { WayStep } from './way-step.tsx';
import './welcome.css';

/** The first run: from where the invitations leave, then what the event is. The rest is on the overview. */
export function WelcomeScreen() {
  const client = useClient();
  const { state, step } = useApp((app) => app.info.firstRun);
  const takeUp = useEffectEvent(() => {
    // With an address of its own it is left like any other screen.
    if (isRoot()) window.location.replace(hashOf('welcome'));
    // Who has it behind them looks at it and begins nothing.
    if (state === 'OPEN' || state === 'LEFT') void client.call('firstRun.go', {});
  });
  useEffect(() => takeUp(), []);
  useEscape(() => navigate('overview'));
  return (
    <Screen>
      <div className="welcome">{step === 'way' ? <WayStep /> : <EventStep />}</div>
    </Screen>
  );
}
