import { useEffect, useRef, useState } from 'react';
import type { Input, Method, Output } from '#contract';
import type { Result } from '#contract/result.ts';
import type { WorkProgress } from '#contract/work.ts';
import { useClient } from './invita-context.ts';

/** Those that can be followed and given up. */
type LongMethod = { [M in Method]: Input<M> extends { workId?: string | undefined } ? M : never }[Method];

export interface Work {
  readonly busy: boolean;
  /** null before there is something to tell: what is done within a moment never says anything. */
  readonly progress: WorkProgress | null;
  /** Given up by the person, the result is WORK_CANCELLED. */
  run<M extends LongMethod>(method: M, input: Omit<Input<M>, 'workId'>): Promise<Result<Output<M>>>;
  cancel(): void;
}

/** One long call at a time, with what it tells of itself. */
export function useWork(): Work {
  const client = useClient();
  const current = useRef<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<WorkProgress | null>(null);

  useEffect(
    () => client.on('work.progress', (told) => (told.id === current.current ? setProgress(told) : undefined)),
    [client],
  );

  return {
    busy,
    progress,
    async run<M extends LongMethod>(method: M, input: Omit<Input<M>, 'workId'>) {
      const workId = crypto.randomUUID();
      current.current = workId;
      setBusy(true);
      const call = client.call as (method: M, input: unknown) => Promise<Result<Output<M>>>;
      const result = await call(method, { ...input, workId });
      current.current = null;
      setProgress(null);
      setBusy(false);
      return result;
    },
    cancel() {
      if (current.current !== null) void client.call('work.cancel', { id: current.current });
    },
  };
}
