import { Button } from '@mantine/core';
import { Check, Search, Send, Smartphone } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry, QueueItem } from '#contract/queue.ts';
import { KnowBox } from '../../components/know-box.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useApp } from '../../state/invita-context.ts';
import type { MessageAction } from './message-offers.ts';
import './unconfirmed-advice.css';

export interface UnconfirmedAdviceProps {
  readonly item: QueueItem;
  readonly log: readonly LogEntry[];
  readonly onAction: (action: MessageAction) => void;
}

/** «Forse è arrivato, forse no»: looking is the safe step and the filled one; sending again asks once more. */
export function UnconfirmedAdvice({ item, log, onAction }: UnconfirmedAdviceProps) {
  const { t } = useTranslation('queue');
  const steps = useId();
  const [looking, setLooking] = useState(false);
  const because = log.findLast(({ name }) => name === 'UNCONFIRMED')?.details['because'];
  return (
    <>
      <KnowBox state="unconfirmed" unknown title={t('unconfirmed.title')}>
        {because === 'CONTEXT_CHANGED' ? t('unconfirmed.changed') : t('unconfirmed.unreadable')}{' '}
        {t('unconfirmed.stops')}
      </KnowBox>
      <div className="unconfirmed-actions">
        <Button
          leftSection={<Smartphone />}
          aria-expanded={looking}
          aria-controls={steps}
          onClick={() => setLooking(!looking)}
        >
          {t('unconfirmed.look')}
        </Button>
        <div id={steps} hidden={!looking}>
          {looking && <PhoneSteps item={item} />}
        </div>
        <Button variant="default" leftSection={<Search />} onClick={() => onAction('look')}>
          {t('unconfirmed.search')}
        </Button>
        <Button variant="default" leftSection={<Check />} onClick={() => onAction('markSent')}>
          {t('bulk.markSent')}
        </Button>
        <Button variant="default" data-danger leftSection={<Send />} onClick={() => onAction('retry')}>
          {t('unconfirmed.again')}
        </Button>
      </div>
    </>
  );
}

function PhoneSteps({ item }: { readonly item: QueueItem }) {
  const { t } = useTranslation('queue');
  const sender = useApp((app) => app.sessions.find(({ type }) => type === item.type));
  const numbers = item.phones.map(formatPhone).join(', ');
  return (
    <ol className="unconfirmed-steps">
      <li>{t('unconfirmed.open', { phone: sender?.label ?? item.type })}</li>
      <li>{t('unconfirmed.find', { numbers })}</li>
      <li>{t('unconfirmed.decide')}</li>
    </ol>
  );
}
