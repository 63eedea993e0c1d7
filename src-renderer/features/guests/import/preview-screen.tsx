import { FileUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { FileCard } from './file-card.tsx';
import { ImportBar } from './import-bar.tsx';
import { planImport } from './import-plan.ts';
import type { ImportState, ImportStore, Included, OpenedList } from './import-store.ts';
import { MappedColumns } from './mapped-columns.tsx';
import { PickFileButton } from './pick-file-button.tsx';
import { PreviewTabs } from './preview-tabs.tsx';

export interface PreviewScreenProps extends OpenedList, Pick<ImportState, 'applying'> {
  readonly imports: ImportStore;
  /** Above the list: why the last thing that was tried did not work. */
  readonly notice: ReactNode;
  readonly onApply: (include: readonly Included[]) => void;
  readonly onCancel: () => void;
}

/** Everything an import would do, before it does it. One preview for its whole life: another one needs another key. */
export function PreviewScreen(props: PreviewScreenProps) {
  const { source, preview, applying, imports, notice, onApply, onCancel } = props;
  const { t } = useTranslation('guests');
  const format = useFormat();
  const [include, setInclude] = useState<readonly Included[]>([]);
  const plan = useMemo(() => planImport(preview, include), [preview, include]);
  const { rowsRead } = preview.summary;
  const facts = [
    t('file.rows', { count: rowsRead, n: format.number(rowsRead) }),
    preview.format.toUpperCase(),
    t(`encoding.${preview.encoding}`, { defaultValue: preview.encoding }),
    t(`delimiter.${delimiterNames[preview.delimiter] ?? 'other'}`),
  ];
  return (
    <Screen fixed>
      <PageHeader title={t('import.title')} subtitle={t('import.unchanged')}>
        <PickFileButton icon={FileUp} disabled={applying} onTake={(taken) => void imports.take(taken)}>
          {t('import.pickOther')}
        </PickFileButton>
      </PageHeader>
      {notice}
      <FileCard source={source} facts={facts.join(' · ')}>
        <MappedColumns mapping={preview.mapping} />
      </FileCard>
      <PreviewTabs
        preview={preview}
        include={include}
        onInclude={(part, on) =>
          setInclude((before) => (on ? [...before, part] : before.filter((other) => other !== part)))
        }
      />
      <ImportBar plan={plan} applying={applying} onCancel={onCancel} onApply={() => onApply(include)} />
    </Screen>
  );
}

const delimiterNames: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
};
