import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanaryStart } from '#contract/campaigns.ts';
import type { Failure } from '#contract/result.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { NotRefreshed } from '../../components/not-refreshed.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useRoute } from '../../state/navigation.ts';
import { everybodyFor, filterFrom, type SentKind } from './audience.ts';
import { Column } from './column.tsx';
import { PlanCard } from './plan-card.tsx';
import type { EditedText } from './use-edited-text.ts';
import { usePlan } from './use-plan.ts';
import { type SomeOrder, useSend } from './use-send.ts';
import './plan-column.css';

export interface PlanColumnProps {
  readonly kind: SentKind;
  readonly text: EditedText;
  readonly problem: Failure | null;
}

/** What «Invia inviti», «Invia promemoria» … would do, and the button. */
export function PlanColumn({ kind, text, problem }: PlanColumnProps) {
  const { t } = useTranslation('invitations');
  const sessions = useApp((app) => app.sessions);
  const asked = filterFrom(useRoute().params['filter']);
  const [households, setHouseholds] = useState(asked === null ? everybodyFor(kind) : { filter: asked });
  const [type, setType] = useState<string | null>(null);
  const session = sessions.find((one) => one.type === type) ?? sessions[0];
  const order: SomeOrder = {
    households,
    kind,
    template: text.template.id,
    ...(session && { type: session.type }),
  };
  const [plan, askAgain] = usePlan(order);
  const sending = useSend();
  const [canary, setCanary] = useState<CanaryStart | null>(null);
  return (
    <Column step={3} title={t('plan.heading')}>
      {plan.status === 'ready' && plan.stale !== null && (
        <div className="plan-problem">
          <NotRefreshed error={plan.stale} retry={askAgain} />
        </div>
      )}
      {plan.status === 'loading' && <BlockSkeleton height={280} />}
      {plan.status === 'failed' && (
        <div className="plan-problem">
          <ErrorState
            title={plan.error.message}
            text={t('plan.safe')}
            code={plan.error.code}
            action={{ label: t('common:retry'), onClick: askAgain }}
          />
        </div>
      )}
      {plan.status === 'ready' && (
        <PlanCard
          plan={plan.data}
          order={order}
          session={session}
          text={text}
          problem={problem}
          sending={sending}
          canary={canary}
          onCanary={setCanary}
          onHouseholds={setHouseholds}
          onSession={setType}
        />
      )}
    </Column>
  );
}
