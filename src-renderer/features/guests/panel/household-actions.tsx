import { ActionIcon, Button, Menu } from '@mantine/core';
import { Bell, BellOff, Ellipsis, Eraser, Pencil, Split, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { InviteAgain } from '../../../components/invite-again.tsx';
import { notifyDone, useCommand } from '../../../state/use-command.ts';
import { useInviteAgain } from '../../../state/use-invite-again.ts';
import type { GuestDialogState } from '../edit/guest-dialogs.tsx';
import type { GuestEdits } from '../edit/use-guest-edits.tsx';
import '../edit/household-dialog.css';

export interface HouseholdActionsProps {
  readonly household: Household;
  readonly edits: GuestEdits;
  readonly dialogs: GuestDialogState;
}

/** What can be done to one household. */
export function HouseholdActions({ household, edits, dialogs }: HouseholdActionsProps) {
  const { t } = useTranslation('guests');
  const { id, optedOut } = household;
  const command = useCommand();

  /** With whatever opting out had taken out of the queue. */
  async function optIn(): Promise<void> {
    const done = await command('guests.optIn', { id, requeue: true });
    if (done !== null) notifyDone(t('optedOut.over', { name: household.name, count: done.requeued }));
  }

  const actions = [
    { label: t('actions.edit'), icon: Pencil, run: () => dialogs.show({ kind: 'edit', household }) },
    optedOut
      ? { label: t('actions.optIn'), icon: Bell, run: () => void optIn() }
      : { label: t('actions.optOut'), icon: BellOff, run: () => void edits.bulk([id], { do: 'optOut' }) },
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
      <AnotherInvitation household={household} />
      <MoreActions household={household} dialogs={dialogs} />
    </div>
  );
}

/** Also for those who got theirs while they belonged to another household. */
function AnotherInvitation({ household }: { readonly household: Household }) {
  const inviteAgain = useInviteAgain();
  const { id, name, phones, optedOut, invitation } = household;
  if (invitation === null || phones.length === 0 || optedOut) return null;
  return (
    <InviteAgain
      size="xs"
      name={name}
      status={invitation.status}
      onInvite={() => inviteAgain({ id: invitation.id, household: id })}
    />
  );
}

/** «…»: what is seldom done, and what cannot be taken back. Each asks first. */
function MoreActions({ household, dialogs }: Omit<HouseholdActionsProps, 'edits'>) {
  const { t } = useTranslation('guests');
  const { id, name, guests } = household;
  return (
    <Menu position="bottom-end" width={210} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('actions.more', { name })}
          title={t('actions.moreHint')}
        >
          <Ellipsis size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {guests.length > 1 && (
          <Menu.Item
            leftSection={<Split size={15} aria-hidden />}
            onClick={() => dialogs.show({ kind: 'split', household })}
          >
            {t('actions.split')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<Eraser size={15} aria-hidden />}
          onClick={() => dialogs.show({ kind: 'forget', household })}
        >
          {t('actions.forget')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Trash2 size={15} aria-hidden />}
          onClick={() => dialogs.show({ kind: 'remove', ids: [id] })}
        >
          {t('actions.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
