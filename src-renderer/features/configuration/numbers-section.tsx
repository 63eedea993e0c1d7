import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useFormat } from '../../state/use-format.ts';
import { CountryField } from './country-field.tsx';
import { EventDateField, EventNameField } from './event-fields.tsx';
import { LanguageCard } from './language-card.tsx';
import { useField } from './use-field.ts';
import './numbers-section.css';

/** Numeri e lingua: how numbers are read, what language is spoken, whose event it is. */
export function NumbersSection() {
  return (
    <>
      <CountryCard />
      <LanguageCard />
      <EventCard />
    </>
  );
}

function CountryCard() {
  const { t } = useTranslation('configuration');
  return (
    <Card title={t('country.title')}>
      <CountryField />
    </Card>
  );
}

function EventCard() {
  const { t } = useTranslation('configuration');
  const replyBy = useField('reply_by');
  const format = useFormat();
  return (
    <Card title={t('event.title')}>
      <div className="numbers-event">
        <EventNameField />
        <EventDateField />
        <TextInput
          id="reply_by"
          type="date"
          label={t('event.replyBy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={replyBy.value === null ? undefined : format.calendarDate(replyBy.value)}
          value={replyBy.value ?? ''}
          onChange={(event) => replyBy.set(event.currentTarget.value || null)}
          error={replyBy.problem}
        />
      </div>
    </Card>
  );
}
