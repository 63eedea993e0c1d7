import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestQuestion } from '#contract/guests.ts';
import { HouseholdFilters } from '../../components/household-filters.tsx';
import { useFormat } from '../../state/use-format.ts';
import { useGuestFacets } from '../../state/use-guest-facets.ts';
import { useRemote } from '../../state/use-remote.ts';
import './choose-filter.css';

export interface ChooseFilterProps {
  readonly opened: boolean;
  readonly chosen: GuestQuestion;
  readonly onChoose: (question: GuestQuestion) => void;
  readonly onCancel: () => void;
}

/** Households by what they have in common; it says at once how many those are. */
export function ChooseFilter({ opened, onCancel, ...choice }: ChooseFilterProps) {
  const { t } = useTranslation('invitations');
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={t('chooseFilter.title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Choice onCancel={onCancel} {...choice} />
    </Modal>
  );
}

/** So many are named; all are counted. */
const named = 8;

function Choice({ chosen, onChoose, onCancel }: Omit<ChooseFilterProps, 'opened'>) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const facets = useGuestFacets();
  const [question, setQuestion] = useState(chosen);
  const [found] = useRemote('guests.list', {
    input: { ...question, limit: named },
    refreshOn: ['guests.changed', 'queue.changed'],
  });
  const { items, total } = found.status === 'ready' ? found.data : { items: [], total: 0 };
  const narrowed = Object.keys(question).length > 0;
  return (
    <div className="choose-filter">
      <p className="second">{t('chooseFilter.text')}</p>
      <HouseholdFilters facets={facets} question={question} onChange={setQuestion} />
      <div className="choose-filter-found">
        <p role="status">{t('choose.found', { count: total, number: format.number(total) })}</p>
        <p className="second">
          {items.map(({ name }) => name).join(', ')}
          {total > items.length &&
            ` ${t('chooseFilter.more', { number: format.number(total - items.length) })}`}
        </p>
      </div>
      <div className="choose-households-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!narrowed || total === 0} onClick={() => onChoose(question)}>
          {t('chooseFilter.confirm')}
        </Button>
      </div>
    </div>
  );
}
