import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Input, Method, Output } from '#contract';
import type { Failure, Result } from '#contract/result.ts';
import { useClient } from './invita-context.ts';

type Command = <M extends Method>(
  method: M,
  ...input: undefined extends Input<M> ? [] : [input: Input<M>]
) => Promise<Output<M> | null>;

/** For buttons: calls a method; a refusal is shown as a notification and gives null. */
export function useCommand(): Command {
  const client = useClient();
  return useCallback(
    async (method, ...input) => {
      const result: Result<Output<typeof method>> = await client.call(method, ...input);
      if (result.ok) return result.data;
      notifyFailure(result.error);
      return null;
    },
    [client],
  );
}

/** The result of an action, in one sentence. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'mora' });
}

/** A refusal, with the sentence that came with it. The same one twice is one notification. */
export function notifyFailure(failure: Failure): void {
  notifications.show({ id: failure.code, message: failure.message, color: 'red', autoClose: 10_000 });
}
