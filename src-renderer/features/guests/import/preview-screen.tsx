import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#contract/imports.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { delimiterNames } from './delimiter-names.ts';
import { FileCard } from './file-card.tsx';
import { ImportBar } from './import-bar.tsx';
import type { ImportState, ImportStore, OpenedList } from './import-store.ts';
import { JoinBar } from './join-bar.tsx';
import { JoiningContext, useNewJoining } from './joining-context.ts';
import { MappedColumns } from './mapped-columns.tsx';
import { NameOrderBox } from './name-order-box.tsx';
import { PickFileButton } from './pick-file-button.tsx';
import { PreviewTabs } from './preview-tabs.tsx';
import { ReadingDialog } from './reading-dialog.tsx';
import { ReviseContext } from './revise-context.ts';

export interface PreviewScreenProps extends OpenedList, Pick<ImportState, 'applying' | 'revising'> {
  readonly imports: ImportStore;
  /** Above the list: why the last thing that was tried did not work. */
  readonly notice: ReactNode;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** Everything an import would do, before it does it. One preview for its whole life: another one needs another key. */
export function PreviewScreen(props: PreviewScreenProps) {
  const { source, preview, revision, applying, revising, imports, notice, onApply, onCancel } = props;
  const { t } = useTranslation('guests');
  const facts = useFacts(preview);
  const joining = useNewJoining();
  const [choosing, setChoosing] = useState(preview.problem !== null);
  return (
    <ReviseContext value={imports.revise}>
      <JoiningContext value={joining}>
        <Screen fixed>
          <PageHeader title={t('import.title')} subtitle={t('import.unchanged')}>
            <PickFileButton icon={FileUp} disabled={applying} onTake={(taken) => void imports.take(taken)}>
              {t('import.pickOther')}
            </PickFileButton>
          </PageHeader>
          {notice}
          <FileCard source={source} facts={facts.join(' · ')}>
            <MappedColumns mapping={preview.mapping} onChange={() => setChoosing(true)} />
          </FileCard>
          <NameOrderBox nameOrder={preview.nameOrder} />
          <div className="screen-fill preview-and-join">
            <PreviewTabs preview={preview} revision={revision} />
            <JoinBar />
          </div>
          <ImportBar
            preview={preview}
            applying={applying}
            revising={revising}
            onCancel={onCancel}
            onApply={onApply}
          />
        </Screen>
      </JoiningContext>
      <ReadingDialog opened={choosing} preview={preview} onClose={() => setChoosing(false)} />
    </ReviseContext>
  );
}

/** What is known of the file, and how it stands to the list there is. */
function useFacts(preview: ImportPreview): string[] {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const { rowsRead } = preview.summary;
  const { encoding, delimiter, sheet, headerLine, diff, problem } = preview;
  const delimiterName = Object.entries(delimiterNames).find(([text]) => text === delimiter)?.[1];
  return [
    t('file.rows', { count: rowsRead, n: format.number(rowsRead) }),
    t(`file.format.${preview.format}`),
    ...(sheet === '' ? [] : [t('file.sheet', { name: sheet })]),
    ...(encoding === '' ? [] : [t(`encoding.${encoding}` as 'encoding.utf-8', { defaultValue: encoding })]),
    ...(delimiter === '' ? [] : [t(`delimiter.${delimiterName ?? 'other'}`)]),
    ...(headerLine > 1 ? [t('file.headerLine', { line: headerLine })] : []),
    ...(problem === null ? [] : [t('file.chooseColumns')]),
    ...(diff === null ? [] : [t('file.diff', diff)]),
  ];
}
