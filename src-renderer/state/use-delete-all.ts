import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionView } from '#contract/retention.ts';
import { notifyDone, useCommand } from './use-command.ts';
import { useFormat } from './use-format.ts';

export interface DeleteAll {
  /** How much there is, as a person says it: «148 famiglie, 312 persone». */
  readonly what: string;
  readonly ask: () => void;
  /** For `DeleteAllDialog`, while it asks. */
  readonly dialog: {
    readonly what: string;
    readonly waiting: number;
    readonly onDelete: () => Promise<void>;
    readonly onClose: () => void;
  } | null;
}

/** Deletes all personal data, after the question. `reload` asks again for what is kept. */
export function useDeleteAll(
  kept: Pick<RetentionView, 'households' | 'guests' | 'waiting'>,
  reload: () => Promise<void>,
): DeleteAll {
  const { t } = useTranslation('components');
  const format = useFormat();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const { households, guests, waiting } = kept;
  const what = [
    t('deleteAll.households', { count: households, n: format.number(households) }),
    t('deleteAll.guests', { count: guests, n: format.number(guests) }),
  ].join(', ');

  async function remove(): Promise<void> {
    const done = await command('retention.deleteAll', { confirm: 'DELETE_ALL_PERSONAL_DATA' });
    setAsking(false);
    if (done !== null) notifyDone(t('deleteAll.done'));
    await reload();
  }

  return {
    what,
    ask: () => setAsking(true),
    dialog: asking ? { what, waiting, onDelete: remove, onClose: () => setAsking(false) } : null,
  };
}
