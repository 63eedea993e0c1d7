import { ActionIcon } from '@mantine/core';
import { Smartphone, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';

/** The pretend phone, beside every screen in practice mode. */
export function PracticeDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('practice');
  return (
    <div style={{ padding: '14px 20px' }}>
      <PageHeader title={t('title')}>
        <ActionIcon variant="subtle" size="sm" aria-label={t('common:close')} onClick={onClose}>
          <X size={17} aria-hidden />
        </ActionIcon>
      </PageHeader>
      <EmptyState icon={Smartphone} title={t('empty.title')} text={t('empty.text')} />
    </div>
  );
}
