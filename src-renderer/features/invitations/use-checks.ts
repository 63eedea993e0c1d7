import { useDebouncedValue } from '@mantine/hooks';
import type { Output } from '#contract';
import { useRemote } from '../../state/use-remote.ts';
import type { Order } from './use-send.ts';

export type Checks = Output<'invitations.check'>;

const nothing: Checks = { warnings: [], missing: [] };
const pauseMs = 600;

/** What is worth a look before this order leaves with the text in the editor. */
export function useChecks(order: Order, body: string): Checks {
  const [settled] = useDebouncedValue(body, pauseMs);
  const [checks] = useRemote('invitations.check', {
    input: { ...order, body: settled },
    refreshOn: ['guests.changed', 'configuration.changed'],
  });
  return checks.status === 'ready' ? checks.data : nothing;
}
