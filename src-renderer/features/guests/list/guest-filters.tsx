import { useTranslation } from 'react-i18next';
import type { GuestQuestion } from '#contract/guests.ts';
import { HouseholdFilters } from '../../../components/household-filters.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { navigate } from '../../../state/navigation.ts';
import { useGuestFacets } from '../../../state/use-guest-facets.ts';
import { SavedFilters } from './saved-filters.tsx';
import './guest-filters.css';

export interface GuestFiltersProps {
  readonly question: GuestQuestion;
  readonly onChange: (question: GuestQuestion) => void;
}

/** What the guest list is narrowed to, and the way to write to those it leaves. */
export function GuestFilters({ question, onChange }: GuestFiltersProps) {
  const { t } = useTranslation('guests');
  return (
    <div className="guest-filters">
      <HouseholdFilters facets={useGuestFacets()} question={question} onChange={onChange}>
        <SavedFilters question={question} onChange={onChange} />
        {Object.keys(question).length > 0 && (
          <TextLink onClick={() => navigate('invitations', { filter: JSON.stringify(question) })}>
            {t('filter.write')}
          </TextLink>
        )}
      </HouseholdFilters>
    </div>
  );
}
