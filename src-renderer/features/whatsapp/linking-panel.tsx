import { SegmentedControl } from '@mantine/core';
import { Hash, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { PairingPanel } from './pairing-panel.tsx';
import { QrPanel } from './qr-panel.tsx';
import type { SessionActions } from './use-session-actions.ts';
import './linking-panel.css';

export interface LinkingPanelProps {
  readonly session: SessionView;
  readonly actions: SessionActions;
  readonly clockLead: number;
}

type Way = 'scan' | 'type';

/** Two ways of linking a phone: a code to scan, or one to type. */
export function LinkingPanel({ session, actions, clockLead }: LinkingPanelProps) {
  const { t } = useTranslation('whatsapp');
  const [way, setWay] = useState<Way>('scan');
  return (
    <div className="linking-panel">
      <SegmentedControl
        className="linking-panel-ways"
        aria-label={t('way.label', { label: session.label })}
        value={way}
        onChange={(value) => setWay(value === 'type' ? 'type' : 'scan')}
        data={[
          { value: 'scan', label: <WayLabel icon={QrCode} text={t('way.scan')} /> },
          { value: 'type', label: <WayLabel icon={Hash} text={t('way.type')} /> },
        ]}
      />
      {way === 'scan' ? (
        <QrPanel qr={session.qr} label={session.label} clockLead={clockLead} />
      ) : (
        <PairingPanel session={session} actions={actions} clockLead={clockLead} />
      )}
    </div>
  );
}

function WayLabel({ icon: Icon, text }: { readonly icon: typeof QrCode; readonly text: string }) {
  return (
    <span className="linking-panel-way">
      <Icon size={15} aria-hidden />
      {text}
    </span>
  );
}
