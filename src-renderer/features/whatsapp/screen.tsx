import { Button } from '@mantine/core';
import { Plus, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { AddPhoneDialog } from './add-phone-dialog.tsx';
import { wantsRefresh } from './condition.ts';
import { ConnectWahaCard } from './connect-waha-card.tsx';
import { ContainerPanel } from './container/container-panel.tsx';
import { QrHelp } from './qr-help.tsx';
import { SessionCard } from './session-card.tsx';
import { useSessions } from './use-sessions.ts';
import { WahaFacts } from './waha-facts.tsx';
import './screen.css';

/** The phones that send: how each one is, and what to do about it. */
export function WhatsAppScreen() {
  const { t } = useTranslation('whatsapp');
  const { sessions, error, reload } = useSessions();
  const clockLead = useClockLead();
  const practice = useApp((app) => app.info.realm === 'practice');
  const connectable = useApp((app) => app.info.realm === 'practice' && !app.info.realConfigured);
  const [adding, setAdding] = useState(false);
  const firstToRefresh = sessions.find(wantsRefresh)?.type;
  return (
    <Screen>
      <div className="whatsapp">
        <PageHeader title={t('title')} subtitle={t('subtitle')}>
          <Button variant="default" leftSection={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            {t('add.button')}
          </Button>
        </PageHeader>
        <AddPhoneDialog
          sessions={sessions}
          opened={adding}
          onClose={() => setAdding(false)}
          onAdded={reload}
        />
        <div className="whatsapp-columns">
          <div className="whatsapp-column">
            {error !== null && (
              <ErrorState
                title={t('failed')}
                text={`${error.message} ${t('common:safe')}`}
                code={error.code}
                action={{ label: t('common:retry'), onClick: reload }}
              />
            )}
            {sessions.length === 0 && (
              <Card>
                <EmptyState icon={Smartphone} title={t('empty.title')} text={t('empty.text')} />
              </Card>
            )}
            {sessions.map((session) => (
              <SessionCard
                key={session.type}
                session={session}
                others={sessions.filter(({ type }) => type !== session.type)}
                clockLead={clockLead}
                isNextStep={session.type === firstToRefresh}
                reload={reload}
              />
            ))}
          </div>
          <div className="whatsapp-column">
            {connectable && <ConnectWahaCard />}
            <ContainerPanel sessions={sessions} />
            {sessions.length > 0 && <WahaFacts sessions={sessions} practice={practice} />}
            {sessions.some(({ status }) => status !== 'CONNECTED') && <QrHelp practice={practice} />}
          </div>
        </div>
      </div>
    </Screen>
  );
}
