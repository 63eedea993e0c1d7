import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#contract/error-codes.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useApp, useClient } from '../../state/invita-context.ts';
import { notifyFailure } from '../../state/use-command.ts';
import './test-message.css';

export interface TestMessageFormProps {
  readonly type: string;
  /** With the message's id. */
  readonly onQueued: (id: string) => void;
  readonly onCancel: () => void;
}

const phoneCodes: ReadonlySet<ErrorCode> = new Set(['INVALID_PHONE']);
const textCodes: ReadonlySet<ErrorCode> = new Set(['TEXT_EMPTY', 'TEXT_TOO_LONG']);

/** A phone and, if wanted, a text; a refusal is said at the field it is about. */
export function TestMessageForm({ type, onQueued, onCancel }: TestMessageFormProps) {
  const { t } = useTranslation('whatsapp');
  const client = useClient();
  const practice = useApp((app) => app.info.realm === 'practice');
  const [phone, setPhone] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const refusedFor = (codes: ReadonlySet<ErrorCode>) =>
    failure !== null && codes.has(failure.code) ? failure.message : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const result = await client.call('queue.test', {
      type,
      phone: phone.trim(),
      ...(text.trim() !== '' && { text }),
    });
    setBusy(false);
    if (result.ok) return onQueued(result.data.id);
    setFailure(result.error);
    if (!phoneCodes.has(result.error.code) && !textCodes.has(result.error.code)) notifyFailure(result.error);
  }

  return (
    <form className="test-message" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('test.phone')}
        description={practice ? t('test.phonePractice') : t('test.phoneHint')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        required
        withAsterisk={false}
        data-autofocus
        value={phone}
        error={refusedFor(phoneCodes)}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <Textarea
        label={t('test.text')}
        description={t('test.textHint')}
        rows={3}
        maxLength={20_000}
        value={text}
        error={refusedFor(textCodes)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="hint">{t('test.promise')}</p>
      <div className="test-message-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy}>
          {t('test.send')}
        </BusyButton>
      </div>
    </form>
  );
}
