import { QrCode, ScanLine, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PracticePhone } from '#contract/practice.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate, useRoute } from '../../state/navigation.ts';
import { PhoneHead } from './phone-head.tsx';
import { TypeCode } from './type-code.tsx';
import type { PracticePhones } from './use-practice-phones.ts';
import './sender-phone.css';

export interface SenderPhoneProps {
  readonly phone: PracticePhone;
  readonly phones: PracticePhones;
}

/** The phone the invitations leave from: it scans codes and removes linked devices. */
export function SenderPhone({ phone, phones }: SenderPhoneProps) {
  const { t } = useTranslation('practice');
  const tooFast = useApp((app) => app.clock.speed > 1 && app.sessions.length > phone.linked.length);
  return (
    <section className="sender-phone" aria-labelledby="sender-phone">
      <PhoneHead id="sender-phone" icon={Send} title={t('sender.title')} what={t('sender.what')} />
      {phone.waiting.map(({ type, label }, index) => (
        <div className="sender-phone-waiting" key={type}>
          <div className="sender-phone-scan">
            <QrCode size={17} aria-hidden />
            <span className="sender-phone-name">
              <strong>{label}</strong> {t('sender.waiting')}
            </span>
            <BusyButton
              size="sm"
              variant={index === 0 ? 'filled' : 'default'}
              leftSection={<ScanLine aria-hidden />}
              busy={phones.linking === type}
              disabled={phones.linking !== null}
              onClick={() => void phones.scan(type)}
            >
              {t('sender.scan')}
            </BusyButton>
          </div>
          <TypeCode type={type} label={label} phones={phones} />
        </div>
      ))}
      {phone.linked.map(({ type, label }) => (
        <div className="sender-phone-linked" key={type}>
          <span className="sender-phone-dot" aria-hidden />
          <span className="sender-phone-name">
            <strong>{label}</strong> {t('sender.linked')}
          </span>
          <BusyButton
            size="xs"
            variant="subtle"
            busy={phones.linking === type}
            disabled={phones.linking !== null}
            onClick={() => void phones.unlink(type)}
          >
            {t('sender.unlink')}
          </BusyButton>
        </div>
      ))}
      <Others phone={phone} />
      {tooFast && <p className="hint">{t('sender.tooFast')}</p>}
    </section>
  );
}

/** The sessions that neither wait nor are linked: what to do about them is told on their own screen. */
function Others({ phone }: { readonly phone: PracticePhone }) {
  const { t } = useTranslation('practice');
  const { screen } = useRoute();
  const shown = new Set([...phone.waiting, ...phone.linked].map(({ type }) => type));
  const others = useApp((app) => app.sessions).filter(({ type }) => !shown.has(type));
  return others.map(({ type, label, status }) => (
    <div className="sender-phone-linked" key={type}>
      <span className="sender-phone-name second">
        {t('sender.other', { label, status: t(`components:session.${status}`) })}
      </span>
      {screen !== 'whatsapp' && (
        <TextLink onClick={() => navigate('whatsapp')}>{t('sender.toWhatsApp')}</TextLink>
      )}
    </div>
  ));
}
