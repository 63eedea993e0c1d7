import { useTranslation } from 'react-i18next';
import { RemoteView } from '../../components/remote-view.tsx';
import { ReplyCorrection } from '../../components/reply-correction.tsx';
import { ReplyDecision } from '../../components/reply-decision.tsx';
import { useRemote } from '../../state/use-remote.ts';
import { useReplyDecisions } from '../../state/use-reply-decisions.ts';
import './open-replies.css';

/** As many as the conversation beside it shows. */
const shown = 50;

/** What of a conversation waits for a decision, to be decided where it is read. Nothing when nothing does. */
export function OpenReplies({ household }: { readonly household: string }) {
  const { t } = useTranslation('inbox');
  const [replies, reload] = useRemote('replies.ofHousehold', {
    input: { household, limit: shown },
    refreshOn: ['rsvp.changed', 'inbox.changed'],
  });
  const { correcting, setCorrecting, decide, correct } = useReplyDecisions(reload);
  const open = replies.status === 'ready' ? replies.data.items.filter(({ state }) => state === 'OPEN') : [];
  if (replies.status !== 'failed' && open.length === 0) return null;
  return (
    <section className="open-replies" aria-label={t('undecided')}>
      <RemoteView remote={replies} retry={reload}>
        {() => (
          <ul>
            {/* The oldest first, as they are read above. */}
            {open.toReversed().map((reply) => (
              <li key={reply.message} className="open-reply">
                <ReplyDecision reply={reply} onDecide={decide} onCorrect={() => setCorrecting(reply)} />
              </li>
            ))}
          </ul>
        )}
      </RemoteView>
      {correcting && (
        <ReplyCorrection
          reply={correcting}
          onSave={(values, optOut) => correct(correcting.message, values, optOut)}
          onClose={() => setCorrecting(null)}
        />
      )}
    </section>
  );
}
