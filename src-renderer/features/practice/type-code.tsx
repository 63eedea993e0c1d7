import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { PracticePhones } from './use-practice-phones.ts';
import './sender-phone.css';

export interface TypeCodeProps {
  readonly type: string;
  readonly label: string;
  readonly phones: PracticePhones;
}

/** The other way of linking: the sender's phone types the eight characters of the screen. */
export function TypeCode({ type, label, phones }: TypeCodeProps) {
  const { t } = useTranslation('practice');
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await phones.typeCode(type, code)) setOpen(false);
  }

  if (!open) return <TextLink onClick={() => setOpen(true)}>{t('sender.code')}</TextLink>;
  return (
    <form className="sender-phone-code" onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label={t('sender.codeFor', { label })}
        placeholder="ABCD-EFGH"
        classNames={{ input: 'mono' }}
        autoFocus
        spellCheck={false}
        autoComplete="off"
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <BusyButton
        type="submit"
        size="sm"
        variant="default"
        busy={phones.linking === type}
        disabled={code.trim() === '' || phones.linking !== null}
      >
        {t('sender.link')}
      </BusyButton>
    </form>
  );
}
