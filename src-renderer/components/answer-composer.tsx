import { Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerRefusal } from '#contract/inbox.ts';
import './answer-composer.css';
import { BusyButton } from './busy-button.tsx';

export interface AnswerComposerProps {
  readonly name: string;
  /** Why nothing can be written; its words stand in place of the field. */
  readonly refusal: AnswerRefusal | null;
  /** Whether it was queued; what was not stays in the field. */
  readonly onSend: (text: string) => Promise<boolean>;
}

/** Words of the admin's own to a household that wrote. */
export function AnswerComposer({ name, refusal, onSend }: AnswerComposerProps) {
  const { t } = useTranslation('components');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  if (refusal !== null) return <p className="hint">{t(`conversation.refusal.${refusal}`)}</p>;

  async function submit(event: FormEvent | KeyboardEvent): Promise<void> {
    event.preventDefault();
    if (busy || text.trim() === '') return;
    setBusy(true);
    const sent = await onSend(text);
    setBusy(false);
    // What was typed meanwhile is not sent, and stays.
    if (sent) setText((now) => (now === text ? '' : now));
  }

  function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method composes, Enter takes its word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    void submit(event);
  }

  return (
    <form className="answer-composer" onSubmit={(event) => void submit(event)}>
      <Textarea
        aria-label={t('conversation.answerTo', { name })}
        placeholder={t('conversation.placeholder')}
        rows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={sendOnEnter}
      />
      <BusyButton type="submit" variant="filled" busy={busy} disabled={text.trim() === ''}>
        {t('conversation.send')}
      </BusyButton>
      <p className="hint answer-composer-hint">{t('conversation.hint')}</p>
    </form>
  );
}
