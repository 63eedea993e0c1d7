import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { WorkProgressBar } from '../../components/work-progress.tsx';
import type { FileExport } from '../../state/use-file-export.ts';

const id = 'palette.export';

/** An export that was begun from anywhere says how far it is in a notice that stays until it ends. */
export function useExportNotice({ progress, format, onCancel }: FileExport['menu']): void {
  const { t } = useTranslation('components');
  const told = progress !== null;

  const content = () => ({
    id,
    autoClose: false as const,
    withCloseButton: false,
    color: 'mora',
    // An alert would be read aloud four times a second.
    role: 'group',
    message: progress && <WorkProgressBar label={t('export.working')} {...{ progress, format, onCancel }} />,
  });
  const open = useEffectEvent(() => void notifications.show(content()));
  const goOn = useEffectEvent(() => void notifications.update(content()));

  useEffect(() => {
    if (!told) return;
    open();
    return () => void notifications.hide(id);
  }, [told]);
  useEffect(() => {
    if (progress !== null) goOn();
  }, [progress]);
}
