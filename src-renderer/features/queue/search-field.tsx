import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './search-field.css';

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** By name or number; Ctrl or ⌘ K goes there, Esc empties it. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('queue');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
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
      rightSectionWidth={value === '' ? 62 : 32}
      rightSection={
        value === '' ? (
          <Kbd aria-hidden>Ctrl K</Kbd>
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
