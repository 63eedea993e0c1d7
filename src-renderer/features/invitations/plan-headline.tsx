import { useTranslation } from 'react-i18next';
import type { InvitationPlan } from '#contract/invitations.ts';
import { finishWords } from '../../lib/finish-words.ts';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';

/** How many messages, and when the last one leaves. */
export function PlanHeadline({ plan }: { readonly plan: InvitationPlan }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const guests = useApp((app) => app.households);
  const { messages, finishesAt, finishRange, sessionConnected } = plan;
  const range = finishRange && finishWords(finishRange, format);
  return (
    <div>
      <p className="plan-number">
        {t('plan.messages', { count: messages, number: format.number(messages) })}
      </p>
      <p className="plan-finish second">
        {messages === 0 ? (
          t(guests === 0 ? 'plan.noGuests' : plan.skipped.length === 0 ? 'plan.everybody' : 'plan.nobodyLeft')
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
