import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { Bookmark, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFilter } from '#contract/guest-editing.ts';
import type { GuestQuestion } from '#contract/guests.ts';
import { TextLink } from '../../../components/text-link.tsx';
import { useCommand } from '../../../state/use-command.ts';
import { useRemote } from '../../../state/use-remote.ts';

export interface SavedFiltersProps {
  readonly question: GuestQuestion;
  readonly onChange: (question: GuestQuestion) => void;
}

/** Filters kept under a name: choose one, keep what is set now, forget one. */
export function SavedFilters({ question, onChange }: SavedFiltersProps) {
  const { t } = useTranslation('guests');
  const call = useCommand();
  const [remote, reload] = useRemote('guests.savedFilters');
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const saved = remote.status === 'ready' ? remote.data : [];
  const canSave = Object.keys(question).length > 0;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return;
    if ((await call('guests.saveFilter', { name: name.trim(), filter: question })) === null) return;
    setName('');
    setOpened(false);
    await reload();
  }

  async function forget({ id }: SavedFilter) {
    await call('guests.removeFilter', { id });
    await reload();
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<Bookmark size={15} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('saved.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('saved.button')}>
        <div className="saved-filter-form">
          {saved.length === 0 && <p className="hint">{t('saved.none')}</p>}
          {saved.map((filter) => (
            <div key={filter.id} className="saved-filter-line">
              <TextLink
                onClick={() => {
                  onChange(filter.filter);
                  setOpened(false);
                }}
              >
                {filter.name}
              </TextLink>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('saved.forget', { name: filter.name })}
                onClick={() => void forget(filter)}
              >
                <X size={15} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          {canSave && (
            <form className="saved-filter-form" onSubmit={(event) => void save(event)}>
              <TextInput
                size="xs"
                label={t('saved.name')}
                maxLength={60}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button size="xs" type="submit" variant="default" disabled={name.trim() === ''}>
                {t('saved.save')}
              </Button>
            </form>
          )}
          {canSave && (
            <TextLink
              onClick={() => {
                onChange({});
                setOpened(false);
              }}
            >
              {t('saved.clear')}
            </TextLink>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
