import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../state/use-command.ts';
import { useRemote } from '../state/use-remote.ts';
import '../components/confirm-dialog.css';
import './closing-dialog.css';

/** Asked once, when the window is closed for the first time: what is chosen holds from then on. */
export function ClosingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const command = useCommand();
  const [computer] = useRemote('computer.get');
  const tray = computer.status === 'ready' && computer.data.here ? computer.data.tray : 'yes';

  function answer(choice: 'background' | 'quit' | 'stay'): void {
    onClose();
    void command('computer.answerClosing', { choice });
  }

  return (
    <Modal
      opened
      onClose={() => answer('stay')}
      title={t('closing.question')}
      size={480}
      withCloseButton={false}
    >
      <div className="second closing-dialog">
        <p>
          {tray === 'none' ? t('closing.noTray') : t('closing.background')}{' '}
          {tray === 'maybe' && t('closing.maybeTray')}
        </p>
        <p>
          {t('closing.quit')} {t('closing.change')}
        </p>
      </div>
      <div className="confirm-dialog-buttons">
        <Button variant="default" onClick={() => answer('quit')}>
          {t('closing.leave')}
        </Button>
        <Button data-autofocus onClick={() => answer('background')}>
          {t('closing.keep')}
        </Button>
      </div>
    </Modal>
  );
}
