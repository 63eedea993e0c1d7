import { useTranslation } from 'react-i18next';
import type { InvitationPlan } from '#contract/invitations.ts';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import type { SentKind } from './audience.ts';
import { leftOutSummary } from './left-out.ts';
import './send-dialog.css';

export interface SendDialogProps {
  readonly opened: boolean;
  readonly kind: SentKind;
  readonly plan: InvitationPlan;
  readonly session: SessionView | undefined;
  readonly busy: boolean;
  readonly error: Failure | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The last question before the messages are queued: how many, until when, what stays safe. */
export function SendDialog(props: SendDialogProps) {
  const { opened, kind, plan, session, busy, error, onConfirm, onCancel } = props;
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const values = { count: plan.messages, number: format.number(plan.messages) };
  return (
    <ConfirmDialog
      opened={opened}
      title={t(`send.question.${kind}`, values)}
      confirmLabel={t(`send.confirm.${kind}`, values)}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <div className="send-dialog">
        <p>
          <When plan={plan} session={session} />
        </p>
        <p>{t('send.safe')}</p>
        {plan.skipped.length > 0 && <p>{leftOutSummary(plan.skipped, t, format)}.</p>}
        {error !== null && <ErrorState title={error.message} text={t('send.retrySafe')} code={error.code} />}
      </div>
    </ConfirmDialog>
  );
}

function When({ plan, session }: Pick<SendDialogProps, 'plan' | 'session'>) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const paused = useApp((app) => app.queue.paused);
  if (!plan.sessionConnected) return t('send.waitsForPhone', { label: session?.label ?? '' });
  if (paused) return t('send.waitsForResume');
  if (plan.finishesAt === null) return t('plan.noFinish');
  return t('send.lastOne', { when: format.dayAndTime(plan.finishesAt) });
}
