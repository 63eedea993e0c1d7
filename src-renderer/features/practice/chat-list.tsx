import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PracticeChat } from '#contract/practice.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useFormat } from '../../state/use-format.ts';
import { nameOf, unreadIn } from './chat-names.ts';
import './chat-list.css';

export interface ChatListProps {
  readonly chats: readonly PracticeChat[];
  readonly onOpen: (chatId: string) => void;
}

/** Every guest something arrived for, the latest first. To look at the list reads nothing. */
export function ChatList({ chats, onOpen }: ChatListProps) {
  const { t } = useTranslation('practice');
  if (chats.length === 0)
    return (
      <div className="chat-list-empty">
        <EmptyState icon={MessageCircle} title={t('empty.title')} text={t('empty.text')} />
      </div>
    );
  return (
    <ul className="chat-list" aria-label={t('guests.chats')}>
      {chats.map((chat) => (
        <ChatRow key={chat.chatId} chat={chat} onOpen={onOpen} />
      ))}
    </ul>
  );
}

interface ChatRowProps {
  readonly chat: PracticeChat;
  readonly onOpen: (chatId: string) => void;
}

function ChatRow({ chat, onOpen }: ChatRowProps) {
  const { t } = useTranslation('practice');
  const format = useFormat();
  const last = chat.messages.at(-1);
  const unread = unreadIn(chat).length;
  return (
    <li>
      <button type="button" className="chat-row" onClick={() => onOpen(chat.chatId)}>
        <span className="chat-row-name">{nameOf(chat)}</span>
        <span className="hint tabular">{last === undefined ? '' : format.short(last.at)}</span>
        <span className="chat-row-text">{last?.text}</span>
        {unread > 0 && (
          <span className="chat-row-unread tabular">
            <span aria-hidden>{unread}</span>
            <span className="visually-hidden">{t('guests.unread', { count: unread })}</span>
          </span>
        )}
      </button>
    </li>
  );
}
