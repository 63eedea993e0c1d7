import { Button, CopyButton } from '@mantine/core';
import { ClipboardCopy, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComputerView } from '#contract/computer.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';
import './data-folder-card.css';

/** Where everything is kept: opened from the desktop; from a browser, perhaps elsewhere, there is its path to copy. */
export function DataFolderCard() {
  const { t } = useTranslation('doctor');
  const [computer, retry] = useRemote('computer.get');
  return (
    <Card title={t('folder.title')}>
      <p className="second">{t('folder.text')}</p>
      <RemoteView remote={computer} retry={retry} loading={<BlockSkeleton height={30} />}>
        {(view) => <Folder {...view} />}
      </RemoteView>
    </Card>
  );
}

function Folder({ here, directory }: Pick<ComputerView, 'here' | 'directory'>) {
  const { t } = useTranslation('doctor');
  const command = useCommand();
  return (
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
  );
}
