import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const pauseMs = 150;
const maxLength = 200;

export interface SearchFieldProps {
  /** Called once the typing pauses. */
  readonly onSearch: (q: string) => void;
}

/** Name or number; Ctrl/⌘ K comes here, Esc empties it. */
export function SearchField({ onSearch }: SearchFieldProps) {
  const { t } = useTranslation('guests');
  const [value, setValue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const searchSoon = useDebouncedCallback(onSearch, pauseMs);
  useHotkeys([['mod+K', () => field.current?.select()]], []);

  function change(next: string): void {
    setValue(next);
    searchSoon(next.trim());
  }

  return (
    <TextInput
      ref={field}
      type="search"
      className="guest-search"
      value={value}
      maxLength={maxLength}
      placeholder={t('search.placeholder')}
      aria-label={t('search.placeholder')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={
        value !== '' && (
          <ActionIcon variant="subtle" size="sm" aria-label={t('search.clear')} onClick={() => change('')}>
            <X size={15} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && change('')}
    />
  );
}
