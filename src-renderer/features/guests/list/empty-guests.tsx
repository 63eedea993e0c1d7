import { Button } from '@mantine/core';
import { FileUp, FlaskConical, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useApp } from '../../../state/invita-context.ts';
import { useWanted } from '../../../state/use-wanted.ts';
import { takeFiles } from '../import/guest-source.ts';
import type { ImportStore } from '../import/import-store.ts';
import { PickFileButton } from '../import/pick-file-button.tsx';
import { loadSampleList } from '../import/sample-list.ts';
import './empty-guests.css';

/** No guest yet: where a list goes, and in practice one to try with. */
export function EmptyGuests({ imports }: { readonly imports: ImportStore }) {
  const { t } = useTranslation('guests');
  const practice = useApp((app) => app.info.realm === 'practice');
  const language = useApp((app) => app.configuration.language);
  const takeSample = async () => imports.take(takeFiles([await loadSampleList(language)]));
  useWanted('sample', practice, () => void takeSample());
  return (
    <div className="empty-guests">
      <EmptyState icon={Users} title={t('empty.title')} text={t('empty.text')}>
        <PickFileButton icon={FileUp} filled onTake={(taken) => void imports.take(taken)}>
          {t('empty.pick')}
        </PickFileButton>
        {practice && (
          <Button
            variant="default"
            leftSection={<FlaskConical aria-hidden />}
            onClick={() => void takeSample()}
          >
            {t('empty.sample')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
