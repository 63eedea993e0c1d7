import { ActionIcon, Menu } from '@mantine/core';
import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { RemovePhoneDialog } from './remove-phone-dialog.tsx';
import { RenamePhoneDialog } from './rename-phone-dialog.tsx';

export interface SessionMenuProps {
  readonly session: SessionView;
  /** Those its messages could go to. */
  readonly others: readonly SessionView[];
  readonly reload: () => Promise<void>;
}

/** «Rinomina» and «Rimuovi». The first phone stays: it sends what names no phone. */
export function SessionMenu({ session, others, reload }: SessionMenuProps) {
  const { t } = useTranslation('whatsapp');
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" size={32} aria-label={t('menu.label', { label: session.label })}>
            <EllipsisVertical size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={() => setOpen('rename')}>
            {t('menu.rename')}
          </Menu.Item>
          {session.type !== 'main' && (
            <Menu.Item leftSection={<Trash2 size={15} aria-hidden />} onClick={() => setOpen('remove')}>
              {t('menu.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <RenamePhoneDialog session={session} opened={open === 'rename'} onClose={close} onDone={reload} />
      <RemovePhoneDialog
        session={session}
        others={others}
        opened={open === 'remove'}
        onClose={close}
        onDone={reload}
      />
    </>
  );
}
