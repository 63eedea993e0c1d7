import { useEffect, useRef, useState } from 'react';
import type { Input, Method, Output } from '#contract';
import type { Result } from '#contract/result.ts';
import type { WorkProgress } from '#contract/work.ts';
import { workReporter } from '#contract/work-reporter.ts';
import { useClient } from './invita-context.ts';

/** Those that can be followed and given up. */
type LongMethod = { [M in Method]: Input<M> extends { workId?: string | undefined } ? M : never }[Method];

/** Work that the window does itself. */
export interface WindowJob {
  readonly signal: AbortSignal;
  /** How much is done, of how much. */
  report(done: number, total: number): void;
}

export interface Work {
  readonly busy: boolean;
  /** null before there is something to tell: what is done within a moment never says anything. */
  readonly progress: WorkProgress | null;
  /** Given up by the person, the result is WORK_CANCELLED. */
  run<M extends LongMethod>(method: M, input: Omit<Input<M>, 'workId'>): Promise<Result<Output<M>>>;
  /** The same for what the window does itself; `work` looks at its signal. */
  runHere<T>(unit: WorkProgress['unit'], work: (job: WindowJob) => Promise<T>): Promise<T>;
  cancel(): void;
}

/** One long call at a time, with what it tells of itself. */
export function useWork(): Work {
  const client = useClient();
  const current = useRef<{ readonly id: string; readonly giveUp: () => void } | null>(null);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<WorkProgress | null>(null);

  useEffect(
    () =>
      client.on('work.progress', (told) => (told.id === current.current?.id ? setProgress(told) : undefined)),
    [client],
  );

  async function follow<T>(id: string, giveUp: () => void, work: () => Promise<T>): Promise<T> {
    current.current = { id, giveUp };
    setBusy(true);
    try {
      return await work();
    } finally {
      current.current = null;
      setProgress(null);
      setBusy(false);
    }
  }

  return {
    busy,
    progress,
    run<M extends LongMethod>(method: M, input: Omit<Input<M>, 'workId'>) {
      const workId = crypto.randomUUID();
      const call = client.call as (method: M, input: unknown) => Promise<Result<Output<M>>>;
      const giveUp = () => void client.call('work.cancel', { id: workId });
      return follow(workId, giveUp, () => call(method, { ...input, workId }));
    },
    runHere(unit, work) {
      const id = crypto.randomUUID();
      const stopping = new AbortController();
      const { report } = workReporter({ id, unit }, () => performance.now(), setProgress);
      return follow(
        id,
        () => stopping.abort(),
        () => work({ signal: stopping.signal, report }),
      );
    },
    cancel: () => current.current?.giveUp(),
  };
}
