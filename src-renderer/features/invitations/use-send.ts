import { useRef, useState } from 'react';
import type { Input, Output } from '#contract';
import type { Failure } from '#contract/result.ts';
import { useClient } from '../../state/invita-context.ts';

export type Order = Input<'invitations.plan'>;
/** As the window makes it: it always says what it sends. */
export type SomeOrder = Order & { readonly kind: NonNullable<Order['kind']> };
export type Sent = Output<'invitations.send'>;

export interface Sending {
  readonly busy: boolean;
  readonly error: Failure | null;
  /** The result of the last order; null before it and once it is put away. */
  readonly sent: Sent | null;
  /** True when the invitations are queued. A call during a call does nothing. */
  readonly send: (order: Input<'invitations.send'>) => Promise<boolean>;
  readonly forget: () => void;
}

export function useSend(): Sending {
  const client = useClient();
  const underWay = useRef(false);
  const press = useRef<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);

  async function send(order: Input<'invitations.send'>): Promise<boolean> {
    // Two clicks can come before the first one is drawn.
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    // Tried again after an answer that did not come, it is still the same press.
    press.current ??= crypto.randomUUID();
    const result = await client.call('invitations.send', { ...order, idempotencyKey: press.current });
    underWay.current = false;
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) {
      press.current = null;
      setSent(result.data);
    }
    return result.ok;
  }

  function forget(): void {
    press.current = null;
    setError(null);
    setSent(null);
  }

  return { busy, error, sent, send, forget };
}
