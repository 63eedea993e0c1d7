import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticePhone } from '#contract/practice.ts';
import { ChatList } from './chat-list.tsx';
import { nameOf } from './chat-names.ts';
import { GuestChat } from './guest-chat.tsx';
import { PhoneFrame } from './phone-frame.tsx';
import type { PracticePhones } from './use-practice-phone.ts';
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
  const { chats, arrived, linked } = phone;
  const chat = chats.find(({ chatId }) => chatId === open);
  return (
    <section className="guest-phones" aria-labelledby={label}>
      <div className="guest-phones-head">
        <h3 id={label} className="practice-subtitle">
          {t('guests.title')}
        </h3>
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
          allowDeselect={false}
          nothingFoundMessage={t('guests.nobody')}
          comboboxProps={{ withinPortal: true }}
        />
      )}
      <PhoneFrame>
        {chat === undefined ? (
          <ChatList chats={chats} onOpen={setOpen} />
        ) : (
          <GuestChat
            key={chat.chatId}
            chat={chat}
            canReply={linked.length > 0}
            phones={phones}
            onBack={() => setOpen(null)}
          />
        )}
      </PhoneFrame>
    </section>
  );
}
