import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#contract/error-codes.ts';
import type { Failure } from '#contract/result.ts';

export interface OtherWaha {
  readonly url: string;
  readonly session: string;
  readonly key: string;
}

/** Nothing filled in: all as with the first phone. */
export const usualWaha: OtherWaha = { url: '', session: '', key: '' };

const urlCodes: ReadonlySet<ErrorCode> = new Set(['WAHA_URL_INVALID']);
const sessionCodes: ReadonlySet<ErrorCode> = new Set(['SESSION_TWICE', 'INVALID_INPUT']);

/** Refusals that are said at one of these fields. */
export function isSaidAtAField({ code }: Failure): boolean {
  return urlCodes.has(code) || sessionCodes.has(code);
}

export interface OtherWahaFieldsProps {
  readonly other: OtherWaha;
  readonly failure: Failure | null;
  readonly onChange: (other: OtherWaha) => void;
}

/** Where a phone's WAHA is, when it is not that of the first phone. */
export function OtherWahaFields({ other, failure, onChange }: OtherWahaFieldsProps) {
  const { t } = useTranslation('whatsapp');
  const refusedFor = (codes: ReadonlySet<ErrorCode>) =>
    failure !== null && codes.has(failure.code) ? failure.message : null;
  const plain = { classNames: { input: 'mono' }, spellCheck: false, autoComplete: 'off' };
  return (
    <>
      <TextInput
        {...plain}
        label={t('add.url')}
        description={t('add.urlHint')}
        maxLength={300}
        value={other.url}
        error={refusedFor(urlCodes)}
        onChange={(event) => onChange({ ...other, url: event.currentTarget.value })}
      />
      <TextInput
        {...plain}
        label={t('add.session')}
        description={t('add.sessionHint')}
        maxLength={54}
        value={other.session}
        error={refusedFor(sessionCodes)}
        onChange={(event) => onChange({ ...other, session: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('add.key')}
        description={t('add.keyHint')}
        visibilityToggleButtonProps={{ 'aria-label': t('add.showKey') }}
        autoComplete="off"
        maxLength={500}
        value={other.key}
        onChange={(event) => onChange({ ...other, key: event.currentTarget.value })}
      />
    </>
  );
}
