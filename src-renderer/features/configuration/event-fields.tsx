import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../state/use-format.ts';
import { useField } from './use-field.ts';

export function EventNameField({ description }: { readonly description?: string }) {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useField('event_name');
  return (
    <TextInput
      id="event_name"
      label={t('event.name')}
      description={description}
      placeholder={t('event.example')}
      maxLength={120}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      error={problem}
    />
  );
}

/** Under the field the date in words, where nothing is said of it above. */
export function EventDateField({ description }: { readonly description?: string }) {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useField('event_date');
  const format = useFormat();
  return (
    <TextInput
      id="event_date"
      type="date"
      label={t('event.date')}
      {...(description === undefined
        ? {
            inputWrapperOrder: ['label', 'input', 'description', 'error'],
            description: value === null ? undefined : format.calendarDate(value),
          }
        : { description })}
      value={value ?? ''}
      onChange={(event) => set(event.currentTarget.value || null)}
      error={problem}
    />
  );
}
