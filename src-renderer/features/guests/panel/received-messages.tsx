import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncomingMessage } from '#contract/inbox.ts';
import { useFormat } from '../../../state/use-format.ts';
import { useRemote } from '../../../state/use-remote.ts';
import './received-messages.css';

const shown = 20;

/** What a household wrote, the latest first; nothing where it wrote nothing. */
export function ReceivedMessages({ household }: { readonly household: string }) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const title = useId();
  const [received] = useRemote('inbox.ofHousehold', {
    input: { id: household, limit: shown },
    refreshOn: ['inbox.changed'],
  });
  if (received.status !== 'ready' || received.data.items.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h3 className="household-section" id={title}>
        {t('received.title')}
      </h3>
      <ul className="received">
        {received.data.items.map((message) => (
          <li key={message.id}>
            <p className="received-text">{textOf(message, t)}</p>
            <p className="hint">
              {format.dayAndTime(message.at)}
              {message.edited && !message.revoked && ` · ${t('received.edited')}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function textOf(
  { text, revoked }: IncomingMessage,
  t: (key: 'received.revoked' | 'received.attachment') => string,
): string {
  if (revoked) return t('received.revoked');
  return text === '' ? t('received.attachment') : text;
}
