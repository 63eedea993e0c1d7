import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFileExport } from '../../state/use-file-export.ts';
import { PauseQuestion, usePausing } from '../pause-button.tsx';
import { PaletteBody } from './palette-body.tsx';
import { useExportNotice } from './use-export-notice.tsx';
import './palette.css';

export interface CommandPaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Everything by its name, without a mouse: places, deeds, households, messages. */
export function CommandPalette({ opened, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('palette');
  const pausing = usePausing();
  // Here, and not in what closes with the palette: an export goes on after it.
  const exporting = useFileExport();
  useExportNotice(exporting.menu);
  return (
    <>
      <Modal
        opened={opened}
        onClose={onClose}
        withCloseButton={false}
        centered={false}
        yOffset="12vh"
        size={600}
        padding={0}
        // While one fades away, Ctrl K would find it in the way of the next.
        transitionProps={{ duration: 0 }}
        attributes={{ content: { 'aria-label': t('title') } }}
        classNames={{ body: 'palette' }}
      >
        <PaletteBody pausing={pausing} exporting={exporting} onClose={onClose} />
      </Modal>
      <PauseQuestion pausing={pausing} />
    </>
  );
}
