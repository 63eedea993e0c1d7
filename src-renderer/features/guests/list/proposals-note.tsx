import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CauseCard, CauseCards } from '../../../components/cause-card.tsx';
import { useRemote } from '../../../state/use-remote.ts';
import './guest-filters.css';

/** How many groups of households may be one; nothing to decide shows nothing. */
export function ProposalsNote({ onLook }: { readonly onLook: () => void }) {
  const { t } = useTranslation('guests');
  const [remote] = useRemote('guests.proposals', { refreshOn: ['guests.changed'] });
  const count = remote.status === 'ready' ? remote.data.length : 0;
  if (count === 0) return null;
  return (
    <div className="guest-proposals">
      <CauseCards>
        <CauseCard
          state="waiting"
          icon={Users}
          title={t('proposals.note', { count })}
          text={t('proposals.text')}
          actions={[{ label: t('proposals.look'), onClick: onLook }]}
        />
      </CauseCards>
    </div>
  );
}
