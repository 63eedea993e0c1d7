import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSlashKey } from '../lib/use-slash-key.ts';
import './search-field.css';

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Of a list, by name or number; «/» goes there, Esc empties it. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('components');
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  return (
    <TextInput
      ref={input}
      className="search-field"
      size="sm"
      type="search"
      maxLength={200}
      aria-label={t('search.label')}
      placeholder={t('search.label')}
      leftSection={<Search size={15} aria-hidden />}
      rightSectionWidth={28}
      rightSection={
        value === '' ? (
          <Kbd aria-hidden>/</Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t('search.clear')} onClick={() => onChange('')} />
        )
      }
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('');
      }}
    />
  );
}
