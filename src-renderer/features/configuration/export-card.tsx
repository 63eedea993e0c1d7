import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { Card } from '../../components/card.tsx';
import { saveBlobs } from '../../lib/save-file.ts';
import { useClient } from '../../state/invita-context.ts';
import { notifyDone, notifyFailure } from '../../state/use-command.ts';
import { useWork } from '../../state/use-work.ts';
import { fetchBackup } from './backup-transfer.ts';
import { WorkBar } from './work-bar.tsx';
import './setting-row.css';

/** «Porta via tutto»: one zip of open formats, offered as a download. */
export function ExportCard() {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const work = useWork();

  async function exportAll(): Promise<void> {
    const made = await work.run('backups.exportAll', {});
    const content = made.ok ? await fetchBackup(client, made.data.id) : made;
    if (!made.ok || !content.ok) {
      const failed = made.ok ? content : made;
      if (!failed.ok && failed.error.code !== 'WORK_CANCELLED') notifyFailure(failed.error);
      return;
    }
    saveBlobs(made.data.filename, content.data);
    notifyDone(t('export.done', { name: made.data.filename }));
  }

  return (
    <Card title={t('export.title')}>
      <div className="setting-row">
        <p className="configuration-hint">{t('export.text')}</p>
        <BusyButton variant="default" busy={work.busy} onClick={() => void exportAll()}>
          {t('export.action')}
        </BusyButton>
      </div>
      <WorkBar work={work} label={t('export.working')} />
    </Card>
  );
}
