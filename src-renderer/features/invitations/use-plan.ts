import { useEffect } from 'react';
import type { Output } from '#contract';
import type { Remote } from '../../lib/remote.ts';
import { useRemote } from '../../state/use-remote.ts';
import type { Order } from './use-send.ts';

const renewMs = 60_000;

/** What «Invia inviti» would do now. Time alone changes it too. */
export function usePlan(order: Order): [Remote<Output<'invitations.plan'>>, () => Promise<void>] {
  const [plan, ask] = useRemote('invitations.plan', {
    input: order,
    refreshOn: ['queue.changed', 'guests.changed', 'configuration.changed', 'sessions.changed'],
  });
  useEffect(() => {
    const timer = setInterval(() => void ask(), renewMs);
    return () => clearInterval(timer);
  }, [ask]);
  return [plan, ask];
}
