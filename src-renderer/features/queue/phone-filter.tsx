import { ActionIcon, Menu } from '@mantine/core';
import { Check, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';

export interface PhoneFilterProps {
  /** The session shown; null shows all. */
  readonly value: string | null;
  readonly onChange: (type: string | null) => void;
}

/** Narrows the list to one of several phones. */
export function PhoneFilter({ value, onChange }: PhoneFilterProps) {
  const { t } = useTranslation('queue');
  const sessions = useApp((app) => app.sessions);
  if (sessions.length < 2) return null;
  const choices = [{ type: null, label: t('phone.all') }, ...sessions];
  const label = sessions.find(({ type }) => type === value)?.label;
  const title = label === undefined ? t('phone.filter') : t('phone.only', { phone: label });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant={value === null ? 'subtle' : 'light'} size="md" aria-label={title} title={title}>
          <ListFilter size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('phone.filter')}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.type ?? ''}
            role="menuitemradio"
            aria-checked={choice.type === value}
            rightSection={choice.type === value ? <Check size={15} aria-hidden /> : null}
            onClick={() => onChange(choice.type)}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
