import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { Card } from '../../components/card.tsx';
import { SessionChip } from '../../components/session-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { SessionKeyField } from './session-key-field.tsx';
import { useSessionField } from './use-field.ts';
import './session-card.css';

/** One session: its name, and the WAHA it is a session of. */
export function SessionCard({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('configuration');
  return (
    <Card
      title={session.label}
      subtitle={<SessionChip status={session.status} />}
      actions={<TextLink onClick={() => navigate('whatsapp')}>{t('phones.open')}</TextLink>}
    >
      <div className="session-fields">
        <SessionTextField session={session} field="label" maxLength={60} />
        <SessionTextField session={session} field="waha_session" maxLength={54} mono />
        <SessionTextField session={session} field="waha_url" maxLength={300} mono />
        <SessionKeyField session={session} />
      </div>
    </Card>
  );
}

interface SessionTextFieldProps {
  readonly session: SessionView;
  readonly field: 'label' | 'waha_session' | 'waha_url';
  readonly maxLength: number;
  readonly mono?: boolean;
}

function SessionTextField({ session, field, maxLength, mono }: SessionTextFieldProps) {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useSessionField(session, field);
  return (
    <TextInput
      id={`${session.type}.${field}`}
      label={t(`phones.field.${field}`)}
      description={t(`phones.hint.${field}`)}
      {...(mono && { classNames: { input: 'mono' } })}
      spellCheck={false}
      autoComplete="off"
      maxLength={maxLength}
      value={value ?? ''}
      onChange={(event) => set(event.currentTarget.value)}
      error={problem}
    />
  );
}
