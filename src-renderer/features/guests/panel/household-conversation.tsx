import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { AnswerComposer } from '../../../components/answer-composer.tsx';
import { Conversation } from '../../../components/conversation.tsx';
import { useConversation } from '../../../state/use-conversation.ts';
import { useFormat } from '../../../state/use-format.ts';
import './household-conversation.css';

/** What was said with a household, and a field to answer; nothing where nobody has written anything. */
export function HouseholdConversation({ household: { id, name } }: { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const title = useId();
  const [conversation, send] = useConversation(id);
  if (conversation.status !== 'ready' || conversation.data.items.length === 0) return null;
  const { items, earlier, refusal } = conversation.data;
  return (
    <section aria-labelledby={title}>
      <h3 className="household-section" id={title}>
        {t('panel.conversation')}
      </h3>
      <div className="household-conversation">
        <Conversation name={name} entries={items} earlier={earlier} format={format} />
        <AnswerComposer key={id} name={name} refusal={refusal} onSend={send} />
      </div>
    </section>
  );
}
