import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import type { Output } from '#contract';
import type { Remote } from '../lib/remote.ts';
import { useCommand } from './use-command.ts';
import { useRemote } from './use-remote.ts';

const shown = 50;

export interface ConversationState {
  readonly conversation: Remote<Output<'inbox.conversation'>>;
  /** Whether the words were queued. */
  readonly send: (text: string) => Promise<boolean>;
  readonly retry: () => Promise<void>;
}

/** What was said with a household, kept fresh, and the way to answer it. */
export function useConversation(household: string): ConversationState {
  const command = useCommand();
  const press = useRef<{ readonly text: string; readonly key: string; readonly messageId?: string } | null>(
    null,
  );
  const [conversation, reload] = useRemote('inbox.conversation', {
    input: { household, limit: shown },
    refreshOn: ['inbox.changed', 'queue.changed', 'guests.changed'],
  });
  const items = conversation.status === 'ready' ? conversation.data.items : [];
  const latest = items.findLast(({ from }) => from === 'household')?.message.id;
  // What is shown has been seen.
  const see = useEffectEvent(() => void command('inbox.see', { household }));
  useEffect(() => {
    if (latest !== undefined) see();
  }, [latest]);
  const send = useCallback(
    async (text: string) => {
      // The same words after a failure are the same press: they may have been queued all the same.
      if (press.current?.text !== text) {
        press.current = {
          text,
          key: crypto.randomUUID(),
          ...(latest !== undefined && { messageId: latest }),
        };
      }
      const { key: idempotencyKey, ...said } = press.current;
      if ((await command('inbox.answer', { household, ...said, idempotencyKey })) === null) return false;
      press.current = null;
      void reload();
      return true;
    },
    [command, household, latest, reload],
  );
  return { conversation, send, retry: reload };
}
