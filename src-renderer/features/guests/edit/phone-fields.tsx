import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../components/text-link.tsx';

export interface PhoneFieldsProps {
  readonly phones: readonly string[];
  readonly errorAt: (path: string) => string | null;
  readonly onChange: (phones: readonly string[]) => void;
}

const most = 10;

/** The numbers in the order they are tried. */
export function PhoneFields({ phones, errorAt, onChange }: PhoneFieldsProps) {
  const { t } = useTranslation('guests');
  return (
    <fieldset>
      <legend>{t('form.phones')}</legend>
      <p className="hint">{t('form.phonesHint')}</p>
      {phones.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, its text is the parent's
        <div key={index} className="household-line" data-one>
          <TextInput
            type="tel"
            aria-label={t('form.phone', { number: index + 1 })}
            maxLength={40}
            value={phone}
            error={errorAt(`phones.${index}`)}
            onChange={(event) => onChange(phones.with(index, event.currentTarget.value))}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('form.removePhone', { number: index + 1 })}
            onClick={() => onChange(phones.toSpliced(index, 1))}
          >
            <X size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {phones.length < most && (
        <TextLink onClick={() => onChange([...phones, ''])}>{t('form.addPhone')}</TextLink>
      )}
    </fieldset>
  );
}
