import { useRef, useState } from 'react';
import type { Input, Output } from '#contract';
import type { Failure } from '#contract/result.ts';
import { useClient } from '../../state/invita-context.ts';

export type Order = Input<'invitations.plan'>;
export type Sent = Output<'invitations.send'>;

export interface Sending {
  readonly busy: boolean;
  readonly error: Failure | null;
  /** The result of the last order; null before it and once it is put away. */
  readonly sent: Sent | null;
  /** True when the invitations are queued. A call during a call does nothing. */
  readonly send: (order: Order) => Promise<boolean>;
  readonly forget: () => void;
}

export function useSend(): Sending {
  const client = useClient();
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);

  async function send(order: Order): Promise<boolean> {
    // Two clicks can come before the first one is drawn.
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    const result = await client.call('invitations.send', order);
    underWay.current = false;
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setSent(result.data);
    return result.ok;
  }

  function forget(): void {
    setError(null);
    setSent(null);
  }

  return { busy, error, sent, send, forget };
}
