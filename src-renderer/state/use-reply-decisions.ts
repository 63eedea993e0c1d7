import { useState } from 'react';
import type { Input } from '#contract';
import type { ReplyProposal } from '#contract/replies.ts';
import { useCommand } from './use-command.ts';
import { useEachOnce } from './use-each-once.ts';

type Corrected = Omit<Input<'replies.correct'>, 'message' | 'optOut'>;

export interface ReplyDecisions {
  /** The reply a person reads anew just now; null when none. */
  readonly correcting: ReplyProposal | null;
  readonly setCorrecting: (reply: ReplyProposal | null) => void;
  readonly decide: (how: 'accept' | 'optOut' | 'ignore', message: string) => Promise<void>;
  readonly correct: (message: string, values: Corrected, optOut: boolean) => Promise<void>;
}

/** What a person decides of replies; `reload` reads those that are left. */
export function useReplyDecisions(reload: () => Promise<void>): ReplyDecisions {
  const command = useCommand();
  const eachOnce = useEachOnce();
  const [correcting, setCorrecting] = useState<ReplyProposal | null>(null);

  async function correct(message: string, values: Corrected, optOut: boolean): Promise<void> {
    if ((await command('replies.correct', { message, ...values, optOut })) === null) return;
    setCorrecting(null);
    void reload();
  }

  const decide = (how: 'accept' | 'optOut' | 'ignore', message: string) =>
    eachOnce(message, async () => {
      const done =
        how === 'ignore'
          ? await command('replies.ignore', { message })
          : await command('replies.accept', { message, optOut: how === 'optOut' });
      // Until the list is there without it, it could be pressed again.
      if (done !== null) await reload();
    });

  return { correcting, setCorrecting, decide, correct };
}
