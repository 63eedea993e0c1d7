import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useFormat } from '../../state/use-format.ts';
import { countryOptions } from './countries.ts';
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
  const { language } = useFormat();
  const { value, set, problem } = useField('default_country');
  const countries = useMemo(() => countryOptions(language), [language]);
  return (
    <Card title={t('country.title')}>
      <Select
        id="default_country"
        className="numbers-field"
        label={t('country.label')}
        description={t('country.text')}
        data={countries}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('country.none')}
        value={value}
        onChange={(country) => country !== null && set(country)}
        error={problem}
      />
    </Card>
  );
}

function EventCard() {
  const { t } = useTranslation('configuration');
  const name = useField('event_name');
  const date = useField('event_date');
  const replyBy = useField('reply_by');
  const format = useFormat();
  return (
    <Card title={t('event.title')}>
      <div className="numbers-event">
        <TextInput
          id="event_name"
          label={t('event.name')}
          placeholder={t('event.example')}
          maxLength={120}
          value={name.value}
          onChange={(event) => name.set(event.currentTarget.value)}
          error={name.problem}
        />
        <TextInput
          id="event_date"
          type="date"
          label={t('event.date')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={date.value === null ? undefined : format.calendarDate(date.value)}
          value={date.value ?? ''}
          onChange={(event) => date.set(event.currentTarget.value || null)}
          error={date.problem}
        />
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
