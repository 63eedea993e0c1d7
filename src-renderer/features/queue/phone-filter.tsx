import { ActionIcon, Menu } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';

export interface PhoneFilterProps {
  /** The session shown; null shows all. */
  readonly value: string | null;
  readonly onChange: (type: string | null) => void;
}

/** No session has this name: a type begins with a letter. */
const all = '*';

/** Narrows the list to one of several phones. */
export function PhoneFilter({ value, onChange }: PhoneFilterProps) {
  const { t } = useTranslation('queue');
  const sessions = useApp((app) => app.sessions);
  if (sessions.length < 2) return null;
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
        <Menu.RadioGroup value={value ?? all} onChange={(next) => onChange(next === all ? null : next)}>
          <Menu.Label>{t('phone.filter')}</Menu.Label>
          <Menu.RadioItem value={all} closeMenuOnClick>
            {t('phone.all')}
          </Menu.RadioItem>
          {sessions.map((session) => (
            <Menu.RadioItem key={session.type} value={session.type} closeMenuOnClick>
              {session.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
