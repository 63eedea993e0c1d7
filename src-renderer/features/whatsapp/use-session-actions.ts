import { useState } from 'react';
import { useCommand } from '../../state/use-command.ts';

export type SessionAction = 'check' | 'refresh' | 'logout' | 'resume' | 'confirmPasskey';

export interface SessionActions {
  /** One at a time for each session; null when none. */
  readonly running: SessionAction | null;
  run(action: SessionAction): Promise<void>;
  /** Shows what has become of it. */
  reload(): Promise<void>;
}

/** What can be done with one session. «Refresh» takes seconds: the buttons of the session wait, the rest does not. */
export function useSessionActions(type: string, reload: () => Promise<void>): SessionActions {
  const command = useCommand();
  const [running, setRunning] = useState<SessionAction | null>(null);
  async function run(action: SessionAction) {
    setRunning(action);
    await command(`sessions.${action}`, { type });
    await reload();
    setRunning(null);
  }
  return { running, run, reload };
}
