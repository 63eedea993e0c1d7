import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { CalendarX2, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../state/use-format.ts';
import { dateWithWeekday } from './calendar-words.ts';
import './excluded-days.css';

export interface ExcludedDaysProps {
  /** `YYYY-MM-DD`. */
  readonly days: readonly string[];
  readonly onChange: (days: string[]) => void;
}

/** Days on which nothing leaves: Easter, the event itself. */
export function ExcludedDays({ days, onChange }: ExcludedDaysProps) {
  const { t } = useTranslation('configuration');
  const { language } = useFormat();
  return (
    <div className="excluded-days">
      {days.length > 0 && <span className="second">{t('excluded.label')}</span>}
      <ul className="excluded-days-list">
        {days.map((day) => (
          <li key={day} className="excluded-day">
            {dateWithWeekday(day, language)}
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={t('excluded.remove', { day: dateWithWeekday(day, language) })}
              onClick={() => onChange(days.filter((other) => other !== day))}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddDay onAdd={(day) => onChange([...new Set([...days, day])].sort())} />
    </div>
  );
}

function AddDay({ onAdd }: { readonly onAdd: (day: string) => void }) {
  const { t } = useTranslation('configuration');
  const { language } = useFormat();
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day === '') return;
    onAdd(day);
    setDay('');
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<CalendarX2 />}
          onClick={() => setOpened((shown) => !shown)}
        >
          {t('excluded.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="excluded-days-form" onSubmit={submit}>
          <TextInput
            type="date"
            label={t('excluded.day')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={day === '' ? undefined : dateWithWeekday(day, language)}
            data-autofocus
          />
          <Button type="submit" variant="default" disabled={day === ''}>
            {t('excluded.confirm')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
