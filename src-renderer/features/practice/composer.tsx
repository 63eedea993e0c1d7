import { ActionIcon, TextInput } from '@mantine/core';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeChat } from '#contract/practice.ts';
import { nameOf } from './chat-names.ts';
import './composer.css';

export interface ComposerProps {
  readonly chat: PracticeChat;
  readonly blocked: boolean;
  /** Whether it was sent; what was not stays in the field. */
  readonly onSend: (text: string) => Promise<boolean>;
}

/** What the guest answers: four usual answers, or any text. */
export function Composer({ chat, blocked, onSend }: ComposerProps) {
  const { t } = useTranslation('practice');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const quick = [t('quick.yes'), t('quick.no'), t('quick.maybe'), t('quick.stop')];
  const off = blocked || busy;
  const writeAs = t('chat.writeAs', { name: nameOf(chat) });

  async function send(answer: string): Promise<boolean> {
    setBusy(true);
    const sent = await onSend(answer);
    setBusy(false);
    return sent;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = text.trim();
    if (answer !== '' && !off && (await send(answer))) setText('');
  }

  return (
    <div className="composer">
      {blocked && <p className="hint">{t('chat.notLinked')}</p>}
      <fieldset className="composer-quick" aria-label={t('quick.label')}>
        {quick.map((answer) => (
          <button
            key={answer}
            type="button"
            aria-disabled={busy || undefined}
            disabled={blocked}
            onClick={() => {
              if (!off) void send(answer);
            }}
          >
            {answer}
          </button>
        ))}
      </fieldset>
      <form className="composer-field" onSubmit={(event) => void submit(event)}>
        <TextInput
          placeholder={writeAs}
          aria-label={writeAs}
          radius={18}
          size="md"
          maxLength={4000}
          disabled={blocked}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ActionIcon type="submit" size={36} radius={18} aria-label={t('chat.send')} disabled={blocked}>
          <SendHorizontal size={15} aria-hidden />
        </ActionIcon>
      </form>
    </div>
  );
}
