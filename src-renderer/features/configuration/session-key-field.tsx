import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useSessionField } from './use-field.ts';

/** The API key: write-only. Nothing typed leaves it as it is; removing it is a choice of its own. */
export function SessionKeyField({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useSessionField(session, 'waha_api_key');
  const removing = value === '';
  const stored = session.has_api_key ? 'stored' : 'missing';
  return (
    <div>
      <PasswordInput
        id={`${session.type}.waha_api_key`}
        label={t('phones.field.waha_api_key')}
        description={removing ? t('phones.key.removing') : t(`phones.key.${stored}`)}
        placeholder={session.has_api_key && !removing ? '••••••••••••' : ''}
        visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
        autoComplete="off"
        maxLength={500}
        value={value ?? ''}
        onChange={(event) => set(event.currentTarget.value || undefined)}
        error={problem}
      />
      {session.has_api_key && (
        <TextLink onClick={() => set(removing ? undefined : '')}>
          {t(removing ? 'phones.key.keep' : 'phones.key.remove')}
        </TextLink>
      )}
    </div>
  );
}
