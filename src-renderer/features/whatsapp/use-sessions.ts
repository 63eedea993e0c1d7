import { useEffect } from 'react';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import { useApp } from '../../state/invita-context.ts';
import { useRemote } from '../../state/use-remote.ts';

/** A check that finds nothing new is no news: the time of the last one has to be asked for. */
const renewMs = 5_000;

export interface Sessions {
  readonly sessions: readonly SessionView[];
  /** The last known sessions are shown all the same. */
  readonly error: Failure | null;
  readonly reload: () => Promise<void>;
}

/** The sessions with the time of their last check, which the app's snapshot does not renew. */
export function useSessions(): Sessions {
  const known = useApp((app) => app.sessions);
  const [remote, reload] = useRemote('sessions.list', { refreshOn: ['sessions.changed'] });
  useEffect(() => {
    const timer = setInterval(() => void reload(), renewMs);
    return () => clearInterval(timer);
  }, [reload]);
  return {
    sessions: remote.status === 'ready' ? remote.data : known,
    error: remote.status === 'failed' ? remote.error : remote.status === 'ready' ? remote.stale : null,
    reload,
  };
}
