import { Button } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { LinkSecretDialog } from './link-secret-dialog.tsx';
import { RotateSecretDialog } from './rotate-secret-dialog.tsx';
import './setting-row.css';

/** `invitation_link_secret`: never shown, only whether there is one, and until when the previous one counts. */
export function LinkSecretCard() {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const set = useApp((app) => app.configuration.invitation_link_secret_set);
  const [status, askAgain] = useRemote('links.status');
  const [asking, setAsking] = useState<'enter' | 'rotate' | null>(null);
  const until = status.status === 'ready' ? status.data.previousSecretUntil : null;
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
        <Button variant="default" onClick={() => setAsking('enter')}>
          {t('secret.change')}
        </Button>
      </div>
      {set && (
        <div className="setting-row">
          <p className="configuration-hint">
            {until === null ? t('rotate.text') : t('rotate.running', { until: format.dayAndTime(until) })}
          </p>
          <Button variant="default" onClick={() => setAsking('rotate')}>
            {t('rotate.action')}
          </Button>
        </div>
      )}
      {asking === 'enter' && <LinkSecretDialog onClose={() => setAsking(null)} />}
      {asking === 'rotate' && (
        <RotateSecretDialog
          onClose={() => {
            setAsking(null);
            void askAgain();
          }}
        />
      )}
    </Card>
  );
}
