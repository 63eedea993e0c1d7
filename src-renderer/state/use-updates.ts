import type { UpdateSettings, UpdatesView } from '#contract/updates.ts';
import type { Remote } from '../lib/remote.ts';
import { useCommand } from './use-command.ts';
import { useRemote } from './use-remote.ts';

type UpdateAction = 'check' | 'download' | 'cancel' | 'install';

export interface Updates {
  readonly remote: Remote<UpdatesView>;
  readonly askAgain: () => Promise<void>;
  readonly act: (action: UpdateAction) => Promise<void>;
  readonly choose: (settings: UpdateSettings) => Promise<void>;
}

/** What is known of newer versions of Invita, and what can be done about it. A refusal is shown as a notification. */
export function useUpdates(): Updates {
  const [remote, askAgain] = useRemote('updates.get', { refreshOn: ['updates.changed'] });
  const command = useCommand();
  return {
    remote,
    askAgain,
    async act(action) {
      await command(`updates.${action}`);
      await askAgain();
    },
    async choose(settings) {
      await command('updates.set', settings);
      await askAgain();
    },
  };
}
