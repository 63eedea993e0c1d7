import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerComposer } from '../../components/answer-composer.tsx';
import { Conversation } from '../../components/conversation.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { ConversationSkeleton } from '../../components/skeletons.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { navigate } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';
import { useConversation } from '../../state/use-conversation.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { OpenReplies } from './open-replies.tsx';

/** What was said with a household, and the field to answer it. */
export function HouseholdPane({ id }: { readonly id: string }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { conversation, send, retry } = useConversation(id);
  const [household] = useRemote('guests.get', { input: { id }, refreshOn: ['guests.changed'] });
  const name = household.status === 'ready' ? household.data.name : '';
  return (
    <section className="inbox-pane" aria-label={name}>
      <div className="inbox-pane-head">
        <h2 className="inbox-pane-title">{name}</h2>
        <TextLink onClick={() => navigate('guests', { id })}>{t('toHousehold')}</TextLink>
      </div>
      <RemoteView remote={conversation} retry={retry} loading={<ConversationSkeleton />}>
        {({ items, earlier, refusal }) => (
          <>
            <Conversation name={name} entries={items} earlier={earlier} format={format} />
            <OpenReplies household={id} />
            <AnswerComposer name={name} refusal={refusal} onSend={send} />
          </>
        )}
      </RemoteView>
    </section>
  );
}

const shown = 50;

/** What somebody wrote whom nobody knows yet; only who belongs to a household is answered. */
export function StrangerPane({ sender }: { readonly sender: string }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const command = useCommand();
  const [wrote, retry] = useRemote('inbox.ofSender', {
    input: { sender, limit: shown },
    refreshOn: ['inbox.changed'],
  });
  const latest = wrote.status === 'ready' ? wrote.data.items[0]?.id : undefined;
  const see = useEffectEvent(() => void command('inbox.see', { sender }));
  useEffect(() => {
    if (latest !== undefined) see();
  }, [latest]);
  const name = sender.startsWith('+') ? formatPhone(sender) : t('hidden');
  return (
    <section className="inbox-pane" aria-label={name}>
      <div className="inbox-pane-head">
        <h2 className="inbox-pane-title">{name}</h2>
      </div>
      <RemoteView remote={wrote} retry={retry} loading={<ConversationSkeleton />}>
        {({ items }) => (
          <Conversation
            name={name}
            entries={items.toReversed().map((message) => ({ from: 'household', message }))}
            earlier={items.length === shown}
            format={format}
          />
        )}
      </RemoteView>
      <p className="hint">
        {t('stranger')} <TextLink onClick={() => navigate('overview')}>{t('toOverview')}</TextLink>
      </p>
    </section>
  );
}
