import { Button, CopyButton } from '@mantine/core';
import { ClipboardCopy, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';
import './data-folder-card.css';

/** Where everything is kept: opened from the desktop; from a browser, perhaps elsewhere, there is its path to copy. */
export function DataFolderCard() {
  const { t } = useTranslation('doctor');
  const command = useCommand();
  const [computer] = useRemote('computer.get');
  if (computer.status !== 'ready') return null;
  const { here, directory } = computer.data;
  return (
    <Card title={t('folder.title')}>
      <p className="second">{t('folder.text')}</p>
      <p className="data-folder">
        <code className="mono">{directory}</code>
        {here && (
          <Button
            variant="default"
            size="xs"
            leftSection={<FolderOpen size={14} aria-hidden />}
            onClick={() => void command('computer.openDirectory')}
          >
            {t('folder.open')}
          </Button>
        )}
        <CopyButton value={directory}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={<ClipboardCopy size={14} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('folder.copied') : t('folder.copy')}
            </Button>
          )}
        </CopyButton>
      </p>
    </Card>
  );
}
