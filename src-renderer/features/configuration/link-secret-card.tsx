import { Button } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useApp } from '../../state/invita-context.ts';
import { LinkSecretDialog } from './link-secret-dialog.tsx';
import './setting-row.css';

/** `invitation_link_secret`: never shown, only whether there is one. */
export function LinkSecretCard() {
  const { t } = useTranslation('configuration');
  const set = useApp((app) => app.configuration.invitation_link_secret_set);
  const [asking, setAsking] = useState(false);
  return (
    <Card
      title={t('secret.title')}
      actions={
        <StatusChip state={set ? 'answered' : 'pending'} icon={KeyRound} filled>
          {t(set ? 'secret.set' : 'secret.unset')}
        </StatusChip>
      }
    >
      <div className="setting-row">
        <p className="configuration-hint">{t(set ? 'secret.textSet' : 'secret.textUnset')}</p>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('secret.change')}
        </Button>
      </div>
      {asking && <LinkSecretDialog onClose={() => setAsking(false)} />}
    </Card>
  );
}
