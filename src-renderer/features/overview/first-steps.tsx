import { Button } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/overview.ts';
import { Card } from '../../components/card.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate, type PlaceName } from '../../state/navigation.ts';
import type { FirstStep, StepName } from './first-steps-of.ts';
import './first-steps.css';

const destinations: Readonly<Record<StepName, PlaceName>> = {
  start: 'welcome',
  guests: 'guests',
  phone: 'whatsapp',
  send: 'invitations',
};

export interface FirstStepsProps {
  readonly steps: readonly FirstStep[];
  readonly overview: Overview;
}

/** For a newcomer: what to do, in order, and what of it is done. */
export function FirstSteps({ steps, overview }: FirstStepsProps) {
  const { t } = useTranslation('overview');
  const count = steps.filter(({ done }) => done).length;
  return (
    <div className="first-steps">
      <Card title={t('steps.title')} subtitle={t('steps.done', { count, of: steps.length })}>
        <ol className="first-steps-list" data-four={steps.length === 4 || undefined}>
          {steps.map((step, index) => (
            <Step key={step.name} step={step} number={index + 1} overview={overview} />
          ))}
        </ol>
      </Card>
    </div>
  );
}

interface StepProps {
  readonly step: FirstStep;
  readonly number: number;
  readonly overview: Overview;
}

function Step({ step: { name, done, current }, number, overview }: StepProps) {
  const { t } = useTranslation('overview');
  const practice = useApp((app) => app.info.realm === 'practice');
  const linked = overview.sessions.find(({ status, me }) => status === 'CONNECTED' || me !== null);
  const event = useApp((app) => app.configuration.event_name);
  const result = {
    start: event === '' ? 0 : 1,
    guests: overview.households,
    phone: 1,
    send: overview.invited,
  }[name];
  const go = () => navigate(destinations[name]);
  const label = t(`steps.${name}.action`);
  return (
    <li className="first-step" data-done={done || undefined} data-current={current || undefined}>
      <span className="first-step-mark tabular">
        {done ? <Check size={15} aria-hidden /> : number}
        {done && <span className="visually-hidden">{t('steps.ticked')}</span>}
      </span>
      <div>
        <h3 className="first-step-title">{t(`steps.${name}.title`)}</h3>
        <p className="second">
          {done
            ? t(`steps.${name}.result`, { count: result, phone: linked?.label ?? '', event })
            : practice && name === 'phone'
              ? t('steps.phone.inPractice')
              : t(`steps.${name}.text`)}
        </p>
        {current && (
          <Button className="first-step-action" onClick={go}>
            {label}
          </Button>
        )}
        {!current && !done && <TextLink onClick={go}>{label}</TextLink>}
        {practice && name === 'guests' && !done && (
          <TextLink onClick={() => navigate('guests', { do: 'sample' })}>{t('steps.guests.sample')}</TextLink>
        )}
      </div>
    </li>
  );
}
