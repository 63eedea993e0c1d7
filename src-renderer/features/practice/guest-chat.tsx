import { ActionIcon } from '@mantine/core';
import { ChevronLeft } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeChat } from '#contract/practice.ts';
import { BubbleFile } from '../../components/bubble-file.tsx';
import { Scrollable } from '../../components/scrollable.tsx';
import { WhatsAppBubble, WhatsAppChat } from '../../components/whatsapp-bubble.tsx';
import { useScrolledToEnd } from '../../lib/use-scrolled-to-end.ts';
import { useFormat } from '../../state/use-format.ts';
import { useShownFile } from '../../state/use-shown-file.ts';
import { nameOf, unreadIn } from './chat-names.ts';
import { Composer } from './composer.tsx';
import type { PracticePhones } from './use-practice-phones.ts';
import { useSender } from './use-sender.ts';
import './guest-chat.css';

export interface GuestChatProps {
  readonly chat: PracticeChat;
  /** false while no session is linked: nobody would get the answer. */
  readonly canReply: boolean;
  readonly phones: PracticePhones;
  readonly onBack: () => void;
}

/** One guest's chat with the sender, as the guest has it; open means read. */
export function GuestChat({ chat, canReply, phones, onBack }: GuestChatProps) {
  const { t } = useTranslation('practice');
  const format = useFormat();
  const sender = useSender();
  const scroller = useScrolledToEnd(chat.messages.length);
  useReadOnSight(chat, phones);
  return (
    <div className="guest-chat">
      <div className="guest-chat-head">
        <ActionIcon variant="subtle" size="sm" aria-label={t('chat.back')} onClick={onBack}>
          <ChevronLeft size={17} aria-hidden />
        </ActionIcon>
        <span className="guest-chat-avatar" aria-hidden>
          {sender.initial}
        </span>
        <div className="guest-chat-sender">
          <p className="guest-chat-name">{sender.name}</p>
          <p className="hint tabular">{sender.phone ?? t('chat.sender')}</p>
        </div>
      </div>
      <Scrollable ref={scroller} className="guest-chat-messages" role="log" label={nameOf(chat)}>
        <WhatsAppChat>
          {chat.messages.map(({ id, fromGuest, text, file, at, ack }) => (
            <WhatsAppBubble
              key={id}
              text={text}
              above={file !== null && <ArrivedFile file={file} />}
              side={fromGuest ? 'out' : 'in'}
              time={format.clock(at)}
              {...(fromGuest && { ack })}
            />
          ))}
        </WhatsAppChat>
      </Scrollable>
      <Composer chat={chat} blocked={!canReply} onSend={(text) => phones.reply(chat.chatId, text)} />
    </div>
  );
}

type PracticeFile = NonNullable<PracticeChat['messages'][number]['file']>;

function ArrivedFile({ file }: { readonly file: PracticeFile }) {
  return <BubbleFile {...useShownFile(file)} />;
}

/** What arrives while the chat is open is read, as on a phone that lies there open. */
function useReadOnSight(chat: PracticeChat, phones: PracticePhones): void {
  const latest = unreadIn(chat).at(-1)?.id;
  const read = useEffectEvent(() => void phones.read(chat.chatId));
  useEffect(() => {
    if (latest !== undefined) read();
  }, [latest]);
}
