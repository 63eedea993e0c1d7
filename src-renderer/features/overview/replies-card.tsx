import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { ReplyCorrection } from '../../components/reply-correction.tsx';
import { ReplyDecision } from '../../components/reply-decision.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { useReplyDecisions } from '../../state/use-reply-decisions.ts';
import './strangers-card.css';

/** Those that wait longest; the others come up as these are decided. */
const shown = 5;

/** What guests wrote back, how it was read, and the decision that only a person makes. */
export function RepliesCard() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const [replies, reload] = useRemote('replies.open', {
    input: { limit: shown },
    refreshOn: ['rsvp.changed'],
  });
  const { correcting, setCorrecting, decide, correct } = useReplyDecisions(reload);
  // Nothing written, and nothing known yet, is no card.
  if (replies.status === 'loading' || (replies.status === 'ready' && replies.data.items.length === 0))
    return null;
  const total = replies.status === 'ready' ? replies.data.total : 0;
  return (
    <Card
      title={t('replies.title')}
      {...(total > 0 && { actions: <span className="attention-count tabular">{format.number(total)}</span> })}
    >
      <RemoteView remote={replies} retry={reload}>
        {({ items }) => (
          <>
            <p className="second">{t('replies.text')}</p>
            <ul>
              {items.map((reply) => (
                <li key={reply.message} className="stranger">
                  <div className="stranger-head">
                    <h3 className="stranger-name">
                      <TextLink onClick={() => navigate('guests', { id: reply.household.id })}>
                        {reply.household.name}
                      </TextLink>
                    </h3>
                    <span className="hint tabular">{format.short(reply.at)}</span>
                  </div>
                  <ReplyDecision reply={reply} onDecide={decide} onCorrect={() => setCorrecting(reply)} />
                </li>
              ))}
            </ul>
            {total > items.length && (
              <p className="hint stranger-more">{t('replies.more', { count: total - items.length })}</p>
            )}
          </>
        )}
      </RemoteView>
      {correcting && (
        <ReplyCorrection
          reply={correcting}
          onSave={(values, optOut) => correct(correcting.message, values, optOut)}
          onClose={() => setCorrecting(null)}
        />
      )}
    </Card>
  );
}
