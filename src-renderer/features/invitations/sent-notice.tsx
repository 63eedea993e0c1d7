import { useTranslation } from 'react-i18next';
import type { InvitationPlan } from '#contract/invitations.ts';
import type { SessionView } from '#contract/sessions.ts';
import { KnowBox } from '../../components/know-box.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import type { SentKind } from './audience.ts';
import { leftOutSummary } from './left-out.ts';
import type { Sent } from './use-send.ts';
import './sent-notice.css';

export interface SentNoticeProps {
  readonly kind: SentKind;
  readonly sent: Sent;
  readonly plan: InvitationPlan;
  readonly session: SessionView | undefined;
  readonly onShowLeftOut: () => void;
}

/** «24 inviti in coda», and where to watch them. */
export function SentNotice({ kind, sent, plan, session, onShowLeftOut }: SentNoticeProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const paused = useApp((app) => app.queue.paused);
  const practice = useApp((app) => app.info.realm === 'practice');
  const { queued, held, skipped, finishesAt } = sent;
  return (
    <KnowBox
      state={queued > 0 ? 'answered' : 'waiting'}
      title={t(`sent.queued.${kind}`, { count: queued, number: format.number(queued) })}
    >
      {queued > 0 && (
        <p>
          {!plan.sessionConnected
            ? t('send.waitsForPhone', { label: session?.label ?? '' })
            : paused
              ? t('send.waitsForResume')
              : finishesAt !== null && t('send.lastOne', { when: format.dayAndTime(finishesAt) })}
        </p>
      )}
      {practice && queued > 0 && plan.sessionConnected && !paused && <p>{t('sent.practice')}</p>}
      {held > 0 && <p>{t('sent.held', { count: held, number: format.number(held) })}</p>}
      {skipped.length > 0 && <p>{leftOutSummary(skipped, t, format)}.</p>}
      <div className="sent-notice-links">
        <TextLink onClick={() => navigate('queue')}>{t('sent.toQueue')}</TextLink>
        {skipped.length > 0 && <TextLink onClick={onShowLeftOut}>{t('sent.leftOut')}</TextLink>}
      </div>
    </KnowBox>
  );
}
