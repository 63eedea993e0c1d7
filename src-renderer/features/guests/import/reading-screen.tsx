import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/card.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Screen } from '../../../components/screen.tsx';
import { ListSkeleton } from '../../../components/skeletons.tsx';
import { FileCard } from './file-card.tsx';
import type { GuestSource } from './guest-source.ts';

export interface ReadingScreenProps {
  readonly source: GuestSource;
  /** From 0 to 1. */
  readonly share: number;
  readonly onCancel: () => void;
}

/** The preview's frame while the list is read. */
export function ReadingScreen({ source, share, onCancel }: ReadingScreenProps) {
  const { t } = useTranslation('guests');
  return (
    <Screen fixed>
      <PageHeader title={t('import.title')} subtitle={t('import.unchanged')}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </PageHeader>
      <FileCard source={source} facts={t('file.reading')}>
        <Progress className="file-progress" value={share * 100} aria-label={t('file.reading')} />
      </FileCard>
      <Card>
        <ListSkeleton count={8} />
      </Card>
    </Screen>
  );
}
