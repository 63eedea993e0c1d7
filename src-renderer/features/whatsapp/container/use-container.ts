import { useCallback, useEffect, useState } from 'react';
import type { Input } from '#contract';
import type { ContainerView } from '#contract/container.ts';
import type { Remote } from '../../../lib/remote.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useRemote } from '../../../state/use-remote.ts';

/** Docker tells nobody when a container ends: it has to be asked. */
const renewMs = 5_000;

export type ContainerAction =
  | 'start'
  | 'stop'
  | 'restart'
  | 'update'
  | 'changeKey'
  | 'remove'
  | 'cancel'
  | 'use';

export interface ContainerPanelState {
  /** Not there until Docker was looked for. */
  readonly remote: Remote<ContainerView>;
  /** A request is on its way; the work it begins is in `view.task`. */
  readonly asking: boolean;
  readonly install: (engine: NonNullable<Input<'container.install'>['engine']>) => Promise<void>;
  readonly act: (action: ContainerAction) => Promise<void>;
  readonly reload: () => Promise<void>;
}

export function useContainer(): ContainerPanelState {
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [remote, reload] = useRemote('container.get', {
    refreshOn: ['container.changed', 'sessions.changed'],
  });
  useEffect(() => {
    const timer = setInterval(() => void reload(), renewMs);
    return () => clearInterval(timer);
  }, [reload]);

  const ask = useCallback(
    async (call: () => Promise<unknown>) => {
      setAsking(true);
      await call();
      await reload();
      setAsking(false);
    },
    [reload],
  );
  return {
    remote,
    asking,
    install: (engine) => ask(() => command('container.install', { engine })),
    act: (action) => ask(() => command(`container.${action}`)),
    reload,
  };
}
