import { useTranslation } from 'react-i18next';
import type { ConversationEntry } from '#contract/inbox.ts';
import type { QueueItem } from '#contract/queue.ts';
import type { Format } from '../lib/format.ts';
import { useScrolledToEnd } from '../lib/use-scrolled-to-end.ts';
import { MessageChip } from './message-chip.tsx';
import { Scrollable } from './scrollable.tsx';
import { WhatsAppBubble, WhatsAppChat } from './whatsapp-bubble.tsx';
import './conversation.css';

export interface ConversationProps {
  /** With whom; names the log. */
  readonly name: string;
  /** In the order of time, the oldest first. */
  readonly entries: readonly ConversationEntry[];
  /** There is more before the first of them. */
  readonly earlier: boolean;
  readonly format: Format;
}

const acks: Partial<Record<QueueItem['status'], number>> = { SENT: 1, DELIVERED: 2, READ: 3 };

/** What was said between us and a household, as on our own phone, with the state of what has not arrived. */
export function Conversation({ name, entries, earlier, format }: ConversationProps) {
  const { t } = useTranslation('components');
  const scroller = useScrolledToEnd(entries.length);
  return (
    <Scrollable ref={scroller} className="conversation" role="log" label={name}>
      <WhatsAppChat>
        {earlier && <p className="conversation-note">{t('conversation.earlier')}</p>}
        {entries.map((entry) =>
          entry.from === 'us' ? (
            <Sent key={entry.message.id} message={entry.message} format={format} />
          ) : (
            <Received key={entry.message.id} entry={entry} format={format} />
          ),
        )}
      </WhatsAppChat>
    </Scrollable>
  );
}

function Received({
  entry: { message },
  format,
}: {
  readonly entry: Extract<ConversationEntry, { from: 'household' }>;
  readonly format: Format;
}) {
  const { t } = useTranslation('components');
  const { text, revoked, attachment, edited, at } = message;
  const words = revoked ? t('conversation.revoked') : text === '' ? t('conversation.attachment') : text;
  const time = edited && !revoked ? t('conversation.edited', { time: format.short(at) }) : format.short(at);
  return (
    <div className="conversation-in" data-note={revoked || text === '' || undefined}>
      <WhatsAppBubble
        side="in"
        text={words}
        time={time}
        above={
          attachment && text !== '' && <p className="conversation-file">{t('conversation.attachment')}</p>
        }
      />
    </div>
  );
}

function Sent({ message, format }: { readonly message: QueueItem; readonly format: Format }) {
  const { t } = useTranslation('components');
  const { text, status, waitingReason, failureReason, sentAt, expectedAt, notBefore } = message;
  const ack = acks[status];
  const leaves = expectedAt ?? notBefore;
  return (
    <div className="conversation-out">
      <WhatsAppBubble
        side="out"
        text={text}
        {...(sentAt !== undefined && { time: format.short(sentAt) })}
        {...(ack !== undefined && { ack })}
      />
      {ack === undefined && (
        <p className="conversation-state">
          <MessageChip status={status} waitingReason={waitingReason} failureReason={failureReason} filled />
          {status === 'PENDING' && leaves !== undefined && (
            <span>{t('conversation.leaves', { when: format.when(leaves) })}</span>
          )}
        </p>
      )}
    </div>
  );
}
