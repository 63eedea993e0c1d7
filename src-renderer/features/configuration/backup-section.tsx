import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { ExportCard } from './export-card.tsx';
import { MakeBackupDialog } from './make-backup-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import './setting-row.css';

/** Copia di sicurezza: out into one file, and back. Done at once, without «Salva». */
export function BackupSection() {
  const { t } = useTranslation('configuration');
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<File | null>(null);
  return (
    <>
      <Card title={t('backup.makeTitle')}>
        <div className="setting-row">
          <p className="configuration-hint">{t('backup.makeText')}</p>
          <Button variant="default" onClick={() => setMaking(true)}>
            {t('backup.make')}
          </Button>
        </div>
      </Card>
      <ScheduleCard />
      <Card title={t('backup.restoreTitle')}>
        <div className="setting-row">
          <p className="configuration-hint">{t('backup.restoreText')}</p>
          <FileButton accept=".invita" onChange={setChosen}>
            {(props) => (
              <Button variant="default" {...props}>
                {t('backup.choose')}
              </Button>
            )}
          </FileButton>
        </div>
      </Card>
      <ExportCard />
      {making && <MakeBackupDialog onClose={() => setMaking(false)} />}
      {chosen !== null && <RestoreDialog file={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
