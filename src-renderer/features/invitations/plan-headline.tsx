import { useTranslation } from 'react-i18next';
import type { InvitationPlan } from '#contract/invitations.ts';
import { finishWords } from '../../lib/finish-words.ts';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import type { SentKind } from './audience.ts';

export interface PlanHeadlineProps {
  readonly kind: SentKind;
  readonly plan: InvitationPlan;
}

/** How many messages, and when the last one leaves. */
export function PlanHeadline({ kind, plan }: PlanHeadlineProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const guests = useApp((app) => app.households);
  const { messages, finishesAt, finishRange, sessionConnected } = plan;
  const range = finishRange && finishWords(finishRange, format);

  function nobody(): string {
    if (guests === 0) return t('plan.noGuests');
    return plan.skipped.length === 0 ? t(`plan.everybody.${kind}`) : t('plan.nobodyLeft');
  }

  return (
    <div>
      <p className="plan-number">
        {t('plan.messages', { count: messages, number: format.number(messages) })}
      </p>
      <p className="plan-finish second">
        {messages === 0 ? (
          nobody()
        ) : finishesAt === null ? (
          t('plan.noFinish')
        ) : (
          <>
            {t(sessionConnected ? 'plan.last' : 'plan.lastOnceLinked')}{' '}
            <strong>{format.dayAndTime(finishesAt)}</strong>
          </>
        )}
      </p>
      {messages > 0 && finishesAt !== null && (
        <p className="hint">{range === null ? t('plan.computerOn') : t('plan.range', { range })}</p>
      )}
    </div>
  );
}
