import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';

export interface SessionChoiceProps {
  readonly chosen: string | null;
  readonly onChange: (type: string) => void;
}

/** Which phone sends; nothing to choose where there is one. */
export function SessionChoice({ chosen, onChange }: SessionChoiceProps) {
  const { t } = useTranslation('invitations');
  const sessions = useApp((app) => app.sessions);
  if (sessions.length < 2) return null;
  return (
    <Select
      aria-label={t('plan.phone')}
      data={sessions.map(({ type, label }) => ({ value: type, label: t('plan.from', { label }) }))}
      value={chosen}
      allowDeselect={false}
      onChange={(type) => type !== null && onChange(type)}
    />
  );
}
