import { Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanaryStart } from '#contract/campaigns.ts';
import type { InvitationPlan } from '#contract/invitations.ts';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import { useWanted } from '../../state/use-wanted.ts';
import { SendDialog } from './send-dialog.tsx';
import type { EditedText } from './use-edited-text.ts';
import type { Sending, SomeOrder } from './use-send.ts';

export interface SendInvitationsProps {
  readonly plan: InvitationPlan;
  readonly order: SomeOrder;
  readonly canary: CanaryStart | null;
  readonly session: SessionView | undefined;
  readonly text: EditedText;
  readonly problem: Failure | null;
  readonly sending: Sending;
  readonly onSent: () => void;
}

/** «Invia inviti», «Invia promemoria» … A text that was changed is saved first: what leaves is what is read here. */
export function SendInvitations(props: SendInvitationsProps) {
  const { plan, order, canary, session, text, problem, sending, onSent } = props;
  const { t } = useTranslation('invitations');
  const promise = usePromise(plan, text, problem);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Not pressed: what would leave is read first.
  useWanted('send', true, () => button.current?.focus());

  async function ask(): Promise<void> {
    sending.forget();
    if (await text.save()) setAsking(true);
  }

  async function confirm(): Promise<void> {
    if (!(await sending.send({ ...order, ...(canary !== null && { canary }) }))) return;
    setAsking(false);
    onSent();
  }

  return (
    <div className="plan-send">
      <BusyButton
        ref={button}
        fullWidth
        size="lg"
        leftSection={<Send />}
        disabled={plan.messages === 0 || problem !== null || plan.sendsNoFiles}
        busy={text.saving}
        onClick={() => void ask()}
      >
        {t(`send.action.${order.kind}`)}
      </BusyButton>
      <p className="hint">{promise}</p>
      <SendDialog
        opened={asking}
        kind={order.kind}
        plan={plan}
        session={session}
        busy={sending.busy}
        error={sending.error}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </div>
  );
}

const soonMs = 120_000;

/** What the button will do, or why it cannot. */
function usePromise(
  { messages, startsAt, sessionConnected, sendsNoFiles }: InvitationPlan,
  text: EditedText,
  problem: Failure | null,
) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const lead = useClockLead();
  const paused = useApp((app) => app.queue.paused);
  if (problem !== null) return t('send.problem');
  if (messages === 0) return t('send.nobody');
  if (sendsNoFiles) return t('send.noFiles');
  if (text.changed) return t('send.savesFirst');
  if (paused) return t('send.whenResumed');
  if (!sessionConnected) return t('send.whenLinked');
  const soon = startsAt === null || Date.parse(startsAt) - (Date.now() + lead) < soonMs;
  return soon ? t('send.atOnce') : t('send.from', { when: format.when(startsAt) });
}
