import { FlaskConical, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';
import { Emphasised } from './emphasised.tsx';
import './qr-steps.css';

/** Where the scanner is: on a real phone, or on the practice one. */
export function QrSteps() {
  const { t } = useTranslation('whatsapp');
  const practice = useApp((app) => app.info.realm === 'practice');
  const steps = practice
    ? [t('steps.practice.open'), t('steps.practice.scan')]
    : [t('steps.open'), t('steps.menu'), t('steps.link'), t('steps.scan')];
  const NoteIcon = practice ? FlaskConical : ShieldCheck;
  return (
    <>
      <h3 className="qr-steps-title">{practice ? t('steps.practice.title') : t('steps.title')}</h3>
      <ol className="qr-steps">
        {steps.map((step) => (
          <li key={step}>
            <span>
              <Emphasised text={step} />
            </span>
          </li>
        ))}
      </ol>
      <p className="qr-steps-note">
        <NoteIcon size={15} aria-hidden />
        <span>{practice ? t('steps.practice.note') : t('steps.note')}</span>
      </p>
    </>
  );
}
