import { Button } from '@mantine/core';
import { Bell, BellOff, Eraser, Pencil, Split, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { notifyDone, useCommand } from '../../../state/use-command.ts';
import type { GuestDialogState } from '../edit/guest-dialogs.tsx';
import type { GuestEdits } from '../edit/use-guest-edits.tsx';
import { InviteAgain } from './invite-again.tsx';
import '../edit/household-dialog.css';

export interface HouseholdActionsProps {
  readonly household: Household;
  readonly edits: GuestEdits;
  readonly dialogs: GuestDialogState;
}

/** What can be done to one household. */
export function HouseholdActions({ household, edits, dialogs }: HouseholdActionsProps) {
  const { t } = useTranslation('guests');
  const { id, guests, optedOut } = household;
  const command = useCommand();

  /** With whatever opting out had taken out of the queue. */
  async function optIn(): Promise<void> {
    const done = await command('guests.optIn', { id, requeue: true });
    if (done !== null) notifyDone(t('optedOut.over', { name: household.name, count: done.requeued }));
  }

  const actions = [
    { label: t('actions.edit'), icon: Pencil, run: () => dialogs.show({ kind: 'edit', household }) },
    ...(guests.length > 1
      ? [{ label: t('actions.split'), icon: Split, run: () => dialogs.show({ kind: 'split', household }) }]
      : []),
    optedOut
      ? { label: t('actions.optIn'), icon: Bell, run: () => void optIn() }
      : { label: t('actions.optOut'), icon: BellOff, run: () => void edits.bulk([id], { do: 'optOut' }) },
    { label: t('actions.remove'), icon: Trash2, run: () => dialogs.show({ kind: 'remove', ids: [id] }) },
    { label: t('actions.forget'), icon: Eraser, run: () => dialogs.show({ kind: 'forget', household }) },
  ];
  return (
    <div className="household-actions">
      {actions.map(({ label, icon: Icon, run }) => (
        <Button
          key={label}
          size="xs"
          variant="default"
          leftSection={<Icon size={15} aria-hidden />}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      <InviteAgain household={household} />
    </div>
  );
}
