import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../components/error-state.tsx';
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
      {remote.status === 'loading' && <BlockSkeleton height={420} />}
      {remote.status === 'failed' && (
        <ErrorState
          title={t('failed')}
          text={remote.error.message}
          code={remote.error.code}
          action={{ label: t('common:retry'), onClick: () => void reload() }}
        />
      )}
      {remote.status === 'ready' && (
        <>
          <SenderPhone phone={remote.data} phones={phones} />
          <GuestPhones phone={remote.data} phones={phones} />
        </>
      )}
    </div>
  );
}
