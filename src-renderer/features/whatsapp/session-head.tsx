import { Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { SessionChip } from '../../components/session-chip.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useNow } from '../../lib/use-now.ts';
import { useFormat } from '../../state/use-format.ts';
import type { SessionAction } from './use-session-actions.ts';
import './session-head.css';

export interface SessionHeadProps {
  readonly session: SessionView;
  readonly running: SessionAction | null;
  /** At the end of the line. */
  readonly children?: ReactNode;
}

/** Whose phone it is, its status, and how old that news is. */
export function SessionHead({ session, running, children }: SessionHeadProps) {
  const { t } = useTranslation('whatsapp');
  const { me, label, status, checkedAt, linkedAt } = session;
  const format = useFormat();
  const nobody = status === 'WAITING_QR' ? t('head.renews') : t('head.noPhone');
  return (
    <header className="session-head">
      <span className="session-head-avatar" data-linked={me !== null || undefined} aria-hidden>
        {me === null ? <Smartphone size={17} /> : initialOf(me.pushName ?? label)}
      </span>
      <div className="session-head-names">
        <div className="session-head-line">
          <h2 className="session-head-label">{label}</h2>
          <SessionChip status={status} />
        </div>
        <p className="second tabular">
          {me === null ? nobody : accountOf(me)}
          {linkedAt !== null && ` · ${t('head.since', { when: format.when(linkedAt) })}`}
        </p>
      </div>
      <div className="session-head-checked" aria-hidden={running !== null || undefined}>
        {running === null ? (
          <Checked at={checkedAt} />
        ) : (
          <>
            <span className="hint">{t(`running.${running}`)}</span>
            <strong>{running === 'refresh' ? t('head.takesSeconds') : t('head.aMoment')}</strong>
          </>
        )}
      </div>
      {children}
    </header>
  );
}

function Checked({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  useNow();
  return (
    <>
      <span className="hint">{t('head.checked')}</span>
      <strong className="tabular">{at === null ? t('head.notYet') : format.ago(at)}</strong>
    </>
  );
}

function accountOf({ phone, pushName }: NonNullable<SessionView['me']>): string {
  return [formatPhone(phone), pushName].filter((part) => part !== null).join(' · ');
}

function initialOf(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? '';
}
