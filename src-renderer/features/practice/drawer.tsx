import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { GuestPhones } from './guest-phones.tsx';
import { SenderPhone } from './sender-phone.tsx';
import { usePracticePhones } from './use-practice-phones.ts';
import './drawer.css';

/** The pretend phones, beside every screen in practice mode: the sender's, which scans, and the guests', which answer. */
export function PracticeDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('practice');
  const phones = usePracticePhones();
  const { remote, reload } = phones;
  return (
    <div className="practice">
      <header className="practice-head">
        <h2 className="practice-title">{t('title')}</h2>
        <ActionIcon variant="subtle" size="sm" aria-label={t('common:close')} onClick={onClose}>
          <X size={17} aria-hidden />
        </ActionIcon>
      </header>
      <RemoteView remote={remote} retry={reload} title={t('failed')} loading={<BlockSkeleton height={420} />}>
        {(phone) => (
          <>
            <SenderPhone phone={phone} phones={phones} />
            <GuestPhones phone={phone} phones={phones} />
          </>
        )}
      </RemoteView>
    </div>
  );
}
