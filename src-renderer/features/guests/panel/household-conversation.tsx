import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { AnswerComposer } from '../../../components/answer-composer.tsx';
import { Conversation } from '../../../components/conversation.tsx';
import { RemoteView } from '../../../components/remote-view.tsx';
import { ConversationSkeleton } from '../../../components/skeletons.tsx';
import { useConversation } from '../../../state/use-conversation.ts';
import { useFormat } from '../../../state/use-format.ts';
import './household-conversation.css';

/** What was said with a household, and a field to answer; nothing where nobody has written anything. */
export function HouseholdConversation({ household }: { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const { id, name, invitation } = household;
  const format = useFormat();
  const title = useId();
  const { conversation, send, retry } = useConversation(id);
  // Of whoever was never written to there is mostly nothing to come.
  if (conversation.status === 'loading' && invitation === null) return null;
  if (conversation.status === 'ready' && conversation.data.items.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h3 className="household-section" id={title}>
        {t('panel.conversation')}
      </h3>
      <RemoteView remote={conversation} retry={retry} loading={<ConversationSkeleton />}>
        {({ items, earlier, refusal }) => (
          <div className="household-conversation">
            <Conversation name={name} entries={items} earlier={earlier} format={format} />
            <AnswerComposer key={id} name={name} refusal={refusal} onSend={send} />
          </div>
        )}
      </RemoteView>
    </section>
  );
}
