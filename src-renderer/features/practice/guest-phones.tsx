import { Select } from '@mantine/core';
import { Users } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticePhone } from '#contract/practice.ts';
import { ChatList } from './chat-list.tsx';
import { nameOf } from './chat-names.ts';
import { GuestChat } from './guest-chat.tsx';
import { PhoneFrame } from './phone-frame.tsx';
import { PhoneHead } from './phone-head.tsx';
import type { PracticePhones } from './use-practice-phones.ts';
import './guest-phones.css';

export interface GuestPhonesProps {
  readonly phone: PracticePhone;
  readonly phones: PracticePhones;
}

/** The phones the invitations arrive on, one shown at a time. */
export function GuestPhones({ phone, phones }: GuestPhonesProps) {
  const { t } = useTranslation('practice');
  const label = useId();
  const [open, setOpen] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { chats, arrived, linked } = phone;
  // What was pressed inside the phone goes away with what it showed.
  function show(chatId: string | null) {
    setOpen(chatId);
    frame.current?.focus({ preventScroll: true });
  }
  const chat = chats.find(({ chatId }) => chatId === open);
  return (
    <section className="guest-phones" aria-labelledby={label}>
      <div className="guest-phones-head">
        <PhoneHead id={label} icon={Users} title={t('guests.title')} what={t('guests.what')} />
        <span className="hint tabular">{t('guests.arrived', { count: arrived })}</span>
      </div>
      {chats.length > 0 && (
        <Select
          className="guest-phones-as"
          label={t('guests.answerAs')}
          placeholder={t('guests.choose')}
          data={chats.map((each) => ({ value: each.chatId, label: nameOf(each) }))}
          value={chat?.chatId ?? null}
          onChange={setOpen}
          searchable
          limit={200}
          allowDeselect={false}
          nothingFoundMessage={t('guests.nobody')}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <PhoneFrame ref={frame}>
        {chat === undefined ? (
          <ChatList chats={chats} onOpen={show} />
        ) : (
          <GuestChat
            key={chat.chatId}
            chat={chat}
            canReply={linked.length > 0}
            phones={phones}
            onBack={() => show(null)}
          />
        )}
      </PhoneFrame>
    </section>
  );
}
