import { useState } from 'react';
import type { Input } from '#contract';
import type { Failure } from '#contract/result.ts';
import { useClient } from '../../state/invita-context.ts';
import { notifyFailure } from '../../state/use-command.ts';
import { isSaidAtAField } from './other-waha-fields.tsx';

export interface AddPhoneOptions {
  readonly onClose: () => void;
  readonly onAdded: () => Promise<void>;
}

/** Adds a phone, and asks for the code that links it: that is what comes next. */
export function useAddPhone({ onClose, onAdded }: AddPhoneOptions) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function add(phone: Input<'sessions.create'>) {
    setBusy(true);
    const result = await client.call('sessions.create', phone);
    setBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      if (!isSaidAtAField(result.error)) notifyFailure(result.error);
      return;
    }
    onClose();
    await onAdded();
    const started = await client.call('sessions.refresh', { type: result.data.type });
    if (!started.ok) notifyFailure(started.error);
    await onAdded();
  }

  return { busy, failure, add };
}
