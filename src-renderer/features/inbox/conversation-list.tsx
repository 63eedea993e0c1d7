import { useTranslation } from 'react-i18next';
import type { Conversation } from '#contract/inbox.ts';
import { formatPhone } from '../../lib/phone.ts';
import { hashOf } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { conversationKey } from './conversation-pages.ts';
import './conversation-list.css';

export interface ConversationListProps {
  readonly items: readonly Conversation[];
  /** Which one is open. */
  readonly household: string | undefined;
  readonly sender: string | undefined;
}

/** A line for each who wrote: the last words, what nobody has seen, what waits for the admin. */
export function ConversationList({ items, household, sender }: ConversationListProps) {
  const { t } = useTranslation('inbox');
  return (
    <nav aria-label={t('list')}>
      <ul className="conversations">
        {items.map((item) => (
          <Line
            key={conversationKey(item)}
            item={item}
            current={item.household === null ? item.sender === sender : item.household.id === household}
          />
        ))}
      </ul>
    </nav>
  );
}

function Line({ item, current }: { readonly item: Conversation; readonly current: boolean }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { household, sender, last, unseen, undecided } = item;
  const words = last.revoked ? t('revoked') : last.text === '' ? t('attachment') : last.text;
  const needs = household === null ? t('who') : undecided ? t('undecided') : null;
  return (
    <li>
      <a
        className="conversation-line"
        href={hashOf('inbox', household === null ? { sender } : { household: household.id })}
        aria-current={current || undefined}
        data-unseen={unseen > 0 || undefined}
      >
        <span className="conversation-line-name">{useCallerName(item)}</span>
        <span className="hint tabular">{format.short(last.at)}</span>
        <span className="second conversation-line-words">{words}</span>
        {unseen > 0 && (
          <span className="conversation-line-unseen tabular">
            {format.number(unseen)}
            <span className="visually-hidden"> {t('unseen', { count: unseen })}</span>
          </span>
        )}
        {needs !== null && <span className="conversation-line-needs">{needs}</span>}
      </a>
    </li>
  );
}

/** Of the household, else the name they gave themselves with their number. */
function useCallerName({ household, name, phone }: Conversation): string {
  const { t } = useTranslation('inbox');
  if (household !== null) return household.name;
  const number = phone === null ? t('hidden') : formatPhone(phone);
  return name === null ? number : `${name} · ${number}`;
}
