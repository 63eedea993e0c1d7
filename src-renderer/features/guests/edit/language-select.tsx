import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HouseholdValues } from './household-values.ts';

export interface LanguageSelectProps {
  readonly value: HouseholdValues['language'];
  readonly onChange: (language: HouseholdValues['language']) => void;
}

/** The language a household is written to in; none is that of the event. */
export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const { t } = useTranslation('guests');
  return (
    <Select
      label={t('form.language')}
      description={t('form.languageHint')}
      data={[
        { value: '', label: t('language.none') },
        { value: 'it', label: t('language.it') },
        { value: 'en', label: t('language.en') },
      ]}
      value={value}
      allowDeselect={false}
      onChange={(language) => onChange((language ?? '') as HouseholdValues['language'])}
    />
  );
}
