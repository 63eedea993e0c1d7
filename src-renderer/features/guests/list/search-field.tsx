import { ActionIcon, TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSlashKey } from '../../../lib/use-slash-key.ts';

/** As long as the contract allows. */
const maxLength = 200;

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Name or number; «/» comes here, Esc empties it. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('guests');
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(field);
  return (
    <TextInput
      ref={field}
      type="search"
      value={value}
      maxLength={maxLength}
      placeholder={t('search.placeholder')}
      aria-label={t('search.placeholder')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={
        value !== '' && (
          <ActionIcon variant="subtle" size="sm" aria-label={t('search.clear')} onClick={() => onChange('')}>
            <X size={15} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
    />
  );
}
