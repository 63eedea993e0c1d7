import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanaryStart } from '#contract/campaigns.ts';
import type { InvitationPlan, SkippedHousehold } from '#contract/invitations.ts';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import { Scrollable } from '../../components/scrollable.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { everybodyFor } from './audience.ts';
import { AudienceChoice } from './audience-choice.tsx';
import { BeforeLeaving } from './before-leaving.tsx';
import { CanaryChoice } from './canary-choice.tsx';
import { LeftOutDialog } from './left-out-dialog.tsx';
import { PlanDays } from './plan-days.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { PlanHeadline } from './plan-headline.tsx';
import { SendInvitations } from './send-invitations.tsx';
import { SentNotice } from './sent-notice.tsx';
import { SessionChoice } from './session-choice.tsx';
import { UnreachedDialog } from './unreached-dialog.tsx';
import { useChecks } from './use-checks.ts';
import type { EditedText } from './use-edited-text.ts';
import type { Order, Sending, SomeOrder } from './use-send.ts';

export interface PlanCardProps {
  readonly plan: InvitationPlan;
  readonly order: SomeOrder;
  readonly session: SessionView | undefined;
  readonly text: EditedText;
  readonly problem: Failure | null;
  readonly sending: Sending;
  readonly canary: CanaryStart | null;
  readonly onCanary: (canary: CanaryStart | null) => void;
  readonly onHouseholds: (households: Order['households']) => void;
  readonly onSession: (type: string) => void;
}

export function PlanCard(props: PlanCardProps) {
  const { plan, order, session, text, problem, sending, canary, onCanary, onHouseholds, onSession } = props;
  const checks = useChecks(order, text.body);
  const [unreached, setUnreached] = useState(false);
  const [leftOut, setLeftOut] = useState<readonly SkippedHousehold[] | null>(null);
  const { t } = useTranslation('invitations');
  const { sent } = sending;
  return (
    <>
      <Scrollable className="plan-body" label={t('plan.heading')}>
        <div role="status">
          {sent !== null && (
            <SentNotice
              kind={order.kind}
              sent={sent}
              plan={plan}
              session={session}
              onShowLeftOut={() => setLeftOut(sent.skipped)}
            />
          )}
        </div>
        <PlanHeadline kind={order.kind} plan={plan} />
        <AudienceChoice
          kind={order.kind}
          households={order.households}
          onChange={(households) => {
            sending.forget();
            onHouseholds(households);
          }}
        />
        {order.kind === 'INVITATION' && (
          <TextLink onClick={() => setUnreached(true)}>{t('unreached.open')}</TextLink>
        )}
        <SessionChoice chosen={session?.type ?? null} onChange={onSession} />
        {plan.messages > 0 && <PlanDays plan={plan} />}
        <PlanFacts session={session} />
        <CanaryChoice kind={order.kind} messages={plan.messages} start={canary} onChange={onCanary} />
        <BeforeLeaving
          kind={order.kind}
          plan={plan}
          session={session}
          text={text}
          problem={problem}
          checks={checks}
          onShowLeftOut={() => setLeftOut(plan.skipped)}
        />
      </Scrollable>
      <SendInvitations
        plan={plan}
        order={order}
        canary={plan.messages > 1 ? canary : null}
        session={session}
        text={text}
        problem={problem}
        sending={sending}
        onSent={() => onHouseholds(everybodyFor(order.kind))}
      />
      <UnreachedDialog opened={unreached} onClose={() => setUnreached(false)} />
      <LeftOutDialog households={leftOut} onClose={() => setLeftOut(null)} />
    </>
  );
}
