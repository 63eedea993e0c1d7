import { useTranslation } from 'react-i18next';
import type { Input } from '#contract';
import type { WorkProgress } from '#contract/work.ts';
import type { Format } from '../lib/format.ts';
import { saveBytes } from '../lib/save-file.ts';
import { notifyDone, notifyFailure } from './use-command.ts';
import { useFormat } from './use-format.ts';
import { useWork } from './use-work.ts';

type FileMethod = 'guests.export' | 'reports.export';

export interface FileExport {
  save<M extends FileMethod>(method: M, input: Omit<Input<M>, 'workId'>): Promise<void>;
  /** For `ExportMenu`. */
  readonly menu: {
    readonly busy: boolean;
    readonly progress: WorkProgress | null;
    readonly format: Format;
    readonly onCancel: () => void;
  };
}

/** Something that leaves as a file: saved when it is done, followed and given up while it is not. */
export function useFileExport(): FileExport {
  const { t } = useTranslation('components');
  const work = useWork();
  const format = useFormat();
  return {
    async save<M extends FileMethod>(method: M, input: Omit<Input<M>, 'workId'>) {
      const result = await work.run<FileMethod>(method, input as Input<FileMethod>);
      if (result.ok) {
        saveBytes(result.data.filename, result.data.content);
        notifyDone(t('export.done', { name: result.data.filename }));
      } else if (result.error.code !== 'WORK_CANCELLED') notifyFailure(result.error);
    },
    menu: { busy: work.busy, progress: work.progress, format, onCancel: work.cancel },
  };
}
