import { useApp } from '../../state/invita-context.ts';
import { ConnectWahaCard } from './connect-waha-card.tsx';
import { SessionCard } from './session-card.tsx';

/** Telefoni: where each session's WAHA is; in practice, the way to a real one. */
export function PhonesSection() {
  const practice = useApp((app) => app.info.realm === 'practice');
  const sessions = useApp((app) => app.sessions);
  if (practice) return <ConnectWahaCard />;
  return sessions.map((session) => <SessionCard key={session.type} session={session} />);
}
