import { useTranslation } from 'react-i18next';
import type { Input } from '#contract';
import { notifyDone, useCommand } from './use-command.ts';

/** Queues another invitation after one that is over, and says so: for `InviteAgain`. */
export function useInviteAgain(): (after: Input<'queue.inviteAgain'>) => Promise<void> {
  const { t } = useTranslation('components');
  const command = useCommand();
  return async (after) => {
    if ((await command('queue.inviteAgain', after)) !== null) notifyDone(t('again.done'));
  };
}
