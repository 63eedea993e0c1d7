import { FlaskConical, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { Emphasised } from './emphasised.tsx';
import './qr-steps.css';

export interface PhoneStepsProps {
  readonly way: 'scan' | 'type';
}

/** What to do on the phone, be it a real one or the practice one. */
export function PhoneSteps({ way }: PhoneStepsProps) {
  const { t } = useTranslation('whatsapp');
  const practice = useApp((app) => app.info.realm === 'practice');
  const steps = practice
    ? [t(`steps.practice.${way}`)]
    : [
        t('steps.open'),
        t('steps.menu'),
        t('steps.link'),
        ...lastSteps[way].map((step) => t(`steps.${step}`)),
      ];
  const NoteIcon = practice ? FlaskConical : ShieldCheck;
  return (
    <div className="qr-steps-all">
      <h3 className="qr-steps-title">{practice ? t('steps.practice.title') : t('steps.title')}</h3>
      <ol className="qr-steps">
        {practice && (
          <li>
            <TextLink onClick={() => navigate('whatsapp', { do: 'phone' })}>
              {t('steps.practice.open')}
            </TextLink>
          </li>
        )}
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
    </div>
  );
}

const lastSteps = { scan: ['scan'], type: ['typeInstead', 'typeCode'] } as const;
