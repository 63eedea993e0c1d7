import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { NotRefreshed } from '../../../components/not-refreshed.tsx';
import { SidePanel } from '../../../components/side-panel.tsx';
import { BlockSkeleton } from '../../../components/skeletons.tsx';
import { navigate } from '../../../state/navigation.ts';
import { useFormat } from '../../../state/use-format.ts';
import { useRemote } from '../../../state/use-remote.ts';
import type { GuestDialogState } from '../edit/guest-dialogs.tsx';
import type { GuestEdits } from '../edit/use-guest-edits.tsx';
import { InvitationChip } from '../list/invitation-chip.tsx';
import { FrozenNote } from './frozen-note.tsx';
import { HouseholdActions } from './household-actions.tsx';
import { HouseholdConversation } from './household-conversation.tsx';
import { HouseholdFacts } from './household-facts.tsx';
import { HouseholdTimeline } from './household-timeline.tsx';

export interface HouseholdPanelProps {
  readonly id: string;
  /** The households of the list at the active row, above it and below it. */
  readonly here: Household | undefined;
  readonly above: Household | undefined;
  readonly below: Household | undefined;
  readonly onStep: (by: -1 | 1) => void;
  readonly edits: GuestEdits;
  readonly dialogs: GuestDialogState;
}

const close = () => navigate('guests');

/** One household: its people, its numbers, where its invitation stands, what happened to it, what can be done. */
export function HouseholdPanel(props: HouseholdPanelProps) {
  const { id, here, above, below, onStep, edits, dialogs } = props;
  const { t } = useTranslation('guests');
  const format = useFormat();
  const [remote, retry] = useRemote('guests.get', {
    input: { id },
    refreshOn: ['guests.changed', 'queue.changed'],
  });
  const inList = here?.id === id;
  const answered = remote.status === 'ready' && remote.data.id === id ? remote.data : undefined;
  // The row that was clicked is shown until the answer is there.
  const household = answered ?? (inList ? here : undefined);
  return (
    <SidePanel
      title={household?.name ?? t('panel.title')}
      facts={
        household &&
        t('panel.facts', { count: household.guests.length, added: format.dayName(household.createdAt) })
      }
      chip={household && <InvitationChip invitation={household.invitation} filled />}
      onClose={close}
      onPrevious={inList && above ? () => onStep(-1) : undefined}
      onNext={inList && below ? () => onStep(1) : undefined}
    >
      {answered !== undefined && remote.status === 'ready' && remote.stale !== null && (
        <NotRefreshed error={remote.stale} retry={retry} />
      )}
      {remote.status === 'failed' ? (
        <ErrorState
          title={remote.error.message}
          code={remote.error.code}
          action={
            // Of what is gone there is nothing to ask again.
            remote.error.code === 'UNKNOWN_HOUSEHOLD'
              ? { label: t('panel.back'), onClick: close }
              : { label: t('common:retry'), onClick: retry }
          }
        />
      ) : household === undefined ? (
        <BlockSkeleton height={160} />
      ) : (
        <>
          <HouseholdActions household={household} edits={edits} dialogs={dialogs} />
          {answered?.queued?.outdated && <FrozenNote household={household} queued={answered.queued} />}
          <Asked key={household.id} household={household} dialogs={dialogs} />
        </>
      )}
    </SidePanel>
  );
}

/** What is asked for each household anew: the answers of one, and what was typed for it, never stand beside another. */
function Asked({
  household,
  dialogs,
}: {
  readonly household: Household;
  readonly dialogs: GuestDialogState;
}) {
  return (
    <>
      <HouseholdFacts
        household={household}
        onForget={(index) => dialogs.show({ kind: 'forgetGuest', household, index })}
      />
      <HouseholdConversation household={household} />
      <HouseholdTimeline id={household.id} />
    </>
  );
}
