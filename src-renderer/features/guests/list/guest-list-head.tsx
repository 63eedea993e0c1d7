import { Button } from '@mantine/core';
import { Plus, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { ExportButton } from '../export/export-button.tsx';
import type { ImportStore } from '../import/import-store.ts';
import { PickFileButton } from '../import/pick-file-button.tsx';
import type { Asking } from './use-question.ts';

export interface GuestListHeadProps {
  /** How many the question finds; null while that is not known. */
  readonly total: number | null;
  readonly narrowed: boolean;
  readonly asking: Asking;
  readonly imports: ImportStore;
  readonly onAdd: () => void;
}

/** The title with how many there are, the search, and the two ways for guests to come. */
export function GuestListHead({ total, narrowed, asking, imports, onAdd }: GuestListHeadProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const none = total === 0 && !narrowed;
  const count = { count: total ?? 0, n: format.number(total ?? 0) };
  return (
    <PageHeader
      title={t('title')}
      subtitle={total !== null && <span role="status">{t(narrowed ? 'list.found' : 'list.all', count)}</span>}
    >
      {!none && <SearchField value={asking.text} onChange={asking.type} />}
      <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={onAdd}>
        {t('list.add')}
      </Button>
      {!none && <ExportButton />}
      {/* Where the list turns out empty this button goes, and with it what was being picked. */}
      {!none && (
        <PickFileButton
          icon={Upload}
          disabled={total === null && !narrowed}
          onTake={(taken) => void imports.take(taken)}
        >
          {t('list.import')}
        </PickFileButton>
      )}
    </PageHeader>
  );
}
