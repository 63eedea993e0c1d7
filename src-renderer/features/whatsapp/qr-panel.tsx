import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Qr } from '#contract/sessions.ts';
import { CountdownRing, StepBars } from '../../components/countdown-ring.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useNow } from '../../lib/use-now.ts';
import { PhoneSteps } from './qr-steps.tsx';
import './qr-panel.css';

/** How long WhatsApp lets a code live: the first of a linking, and each of the others. */
const firstMs = 60_000;
const nextMs = 20_000;

/** Drawn blurred where no code may be read: about as dense as a real one, and good for nothing. */
const placeholder = 'Invita '.repeat(32);

export interface QrPanelProps {
  /** null while WAHA has none yet. */
  readonly qr: Qr | null;
  readonly label: string;
  readonly clockLead: number;
}

/** The code to scan, how long it still holds, and what to do on the phone. */
export function QrPanel({ qr, label, clockLead }: QrPanelProps) {
  const { t } = useTranslation('whatsapp');
  // Quicker than the seconds it counts: a code is gone when its time is.
  const now = useNow(250) + clockLead;
  const total = qr?.number === 1 ? firstMs : nextMs;
  const left = qr === null ? 0 : Math.min(total, Date.parse(qr.expiresAt) - now);
  const code = qr !== null && left > 0 ? qr : null;
  return (
    <div className="qr-panel">
      <div className="qr-panel-columns">
        <QrCode
          value={code?.value ?? placeholder}
          label={code === null ? t('qr.coming') : t('qr.picture', { label })}
          size={394}
          stale={code === null}
        />
        <div className="qr-panel-side">
          <div className="qr-panel-time">
            {(code === null || code.number !== null) && (
              <CountdownRing remainingMs={left} totalMs={total} {...(code === null && { label: null })} />
            )}
            <div>
              <p className="qr-panel-number" role="status">
                {titleOf(code, t)}
              </p>
              <p className="second">{t(`qr.after.${afterwards(code)}`)}</p>
            </div>
          </div>
          {code?.number != null && code.of !== null && <StepBars step={code.number} of={code.of} />}
          <PhoneSteps way="scan" />
        </div>
      </div>
    </div>
  );
}

function titleOf(code: Qr | null, t: TFunction<'whatsapp'>): string {
  if (code === null) return t('qr.coming');
  const { number, of } = code;
  return number === null || of === null ? t('qr.uncounted') : t('qr.number', { number, of });
}

function afterwards(code: Qr | null): 'soon' | 'next' | 'last' {
  if (code === null) return 'soon';
  return code.number === null || code.number !== code.of ? 'next' : 'last';
}
