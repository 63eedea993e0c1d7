import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApiMethods } from '#contract/admin-api.ts';
import { BusyButton } from '../../components/busy-button.tsx';

export interface AdminApiPortProps {
  readonly port: number;
  readonly busy: boolean;
  /** Why the last change was not made, or why nothing answers. */
  readonly refused: string | null;
  readonly onUse: (port: number) => void;
}

const portRule = adminApiMethods['adminApi.set'].input.shape.port;

/** The port of the Admin API: typed, then used with a press, so that no half number is listened on. */
export function AdminApiPort({ port, busy, refused, onUse }: AdminApiPortProps) {
  const { t } = useTranslation('configuration');
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(port);
  const wanted = /^\d+$/.test(text.trim()) ? portRule.safeParse(Number(text)) : null;
  const wrong = wanted?.success !== true;

  function use(event: FormEvent): void {
    event.preventDefault();
    if (wanted?.success === true) onUse(wanted.data);
  }

  return (
    <form className="access-port" onSubmit={use}>
      <TextInput
        label={t('adminApi.port')}
        description={t('adminApi.portHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={wrong ? t('adminApi.portWrong') : refused}
      />
      <BusyButton type="submit" variant="default" busy={busy} disabled={wrong || Number(text) === port}>
        {t('adminApi.usePort')}
      </BusyButton>
    </form>
  );
}
