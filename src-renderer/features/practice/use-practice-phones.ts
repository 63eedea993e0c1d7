import { useState } from 'react';
import type { PracticePhone } from '#contract/practice.ts';
import type { Remote } from '../../lib/remote.ts';
import { useCommand } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';

export interface PracticePhones {
  readonly remote: Remote<PracticePhone>;
  readonly reload: () => Promise<void>;
  /** The session whose code is being scanned or that is being unlinked. */
  readonly linking: string | null;
  scan(type: string): Promise<void>;
  unlink(type: string): Promise<void>;
  /** Types the code of a session; whether it was the right one. */
  typeCode(type: string, code: string): Promise<boolean>;
  /** Opens a chat: what is in it is read. */
  read(chatId: string): Promise<void>;
  /** Whether it was sent. */
  reply(chatId: string, text: string): Promise<boolean>;
}

/** The pretend phones, live, and what can be done with them. */
export function usePracticePhones(): PracticePhones {
  const command = useCommand();
  const [linking, setLinking] = useState<string | null>(null);
  const [remote, reload] = useRemote('practice.phone', {
    refreshOn: ['practice.changed', 'sessions.changed'],
  });

  async function link(method: 'practice.scan' | 'practice.unlink', type: string) {
    setLinking(type);
    await command(method, { type });
    await reload();
    setLinking(null);
  }

  return {
    remote,
    reload,
    linking,
    scan: (type) => link('practice.scan', type),
    unlink: (type) => link('practice.unlink', type),
    async typeCode(type, code) {
      setLinking(type);
      const linked = await command('practice.typeCode', { type, code });
      await reload();
      setLinking(null);
      return linked !== null;
    },
    async read(chatId) {
      await command('practice.read', { chatId });
      await reload();
    },
    async reply(chatId, text) {
      const sent = await command('practice.reply', { chatId, text });
      await reload();
      return sent !== null;
    },
  };
}
