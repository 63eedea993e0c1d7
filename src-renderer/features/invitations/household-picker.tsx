import { Button, Combobox, useCombobox } from '@mantine/core';
import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { useRemote } from '../../state/use-remote.ts';
import './household-picker.css';

export interface HouseholdPickerProps {
  readonly chosen: Household;
  readonly onChoose: (household: Household) => void;
}

/** Any household by its name. */
export function HouseholdPicker({ chosen, onChoose }: HouseholdPickerProps) {
  const { t } = useTranslation('invitations');
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  return (
    <Combobox
      store={combobox}
      width={280}
      withinPortal={false}
      position="bottom-end"
      onOptionSubmit={() => combobox.closeDropdown()}
    >
      <Combobox.Target targetType="button">
        <Button
          variant="default"
          size="xs"
          className="household-picker"
          aria-label={t('preview.choose', { name: chosen.name })}
          rightSection={<ChevronsUpDown />}
          onClick={() => combobox.toggleDropdown()}
        >
          {chosen.name}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>{combobox.dropdownOpened && <Search onChoose={onChoose} />}</Combobox.Dropdown>
    </Combobox>
  );
}

const shownAtOnce = 50;

function Search({ onChoose }: Pick<HouseholdPickerProps, 'onChoose'>) {
  const { t } = useTranslation('invitations');
  const [q, setQ] = useState('');
  const [found] = useRemote('guests.list', {
    input: { limit: shownAtOnce, ...(q.trim() !== '' && { q: q.trim() }) },
    refreshOn: ['guests.changed'],
  });
  const households = found.status === 'ready' ? found.data.items : [];
  return (
    <>
      <Combobox.Search
        value={q}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Combobox.Options
        className="household-picker-options"
        tabIndex={0}
        aria-label={t('preview.households')}
      >
        {households.map((household) => (
          <Combobox.Option key={household.id} value={household.id} onClick={() => onChoose(household)}>
            {household.name}
          </Combobox.Option>
        ))}
        {found.status === 'ready' && households.length === 0 && (
          <Combobox.Empty>{t('noneFound')}</Combobox.Empty>
        )}
        {found.status === 'failed' && <Combobox.Empty>{found.error.message}</Combobox.Empty>}
      </Combobox.Options>
    </>
  );
}
