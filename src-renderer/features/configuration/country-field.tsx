import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../state/use-format.ts';
import { countryOptions } from './countries.ts';
import { useField } from './use-field.ts';

/** The country of numbers without a prefix. */
export function CountryField() {
  const { t } = useTranslation('configuration');
  const { language } = useFormat();
  const { value, set, problem } = useField('default_country');
  const countries = useMemo(() => countryOptions(language), [language]);
  return (
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
  );
}
