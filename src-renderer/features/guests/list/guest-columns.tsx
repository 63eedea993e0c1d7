import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { formatPhone } from '../../../lib/phone.ts';
import { InvitationChip } from './invitation-chip.tsx';
import { peopleOf } from './people-of.ts';

/** A row of the list; its household is undefined until its page has come. */
export interface GuestRow {
  readonly index: number;
  readonly household: Household | undefined;
}

/** Search and order are the main process's: the table is given columns and cells only. */
export const features = tableFeatures({});

const helper = createColumnHelper<typeof features, GuestRow>();

function column(id: string, Cell: (props: { readonly household: Household }) => React.ReactNode) {
  return helper.display({
    id,
    header: () => <ColumnTitle id={id} />,
    cell: ({ row }) => {
      const { household } = row.original;
      return household === undefined ? <span className="guest-blank" /> : <Cell household={household} />;
    },
  });
}

/** In the order of --guest-columns. The head of `select` is the table's own: it selects rows that are not loaded yet. */
export const columns = helper.columns([
  helper.display({ id: 'select' }),
  column('name', NameCell),
  column('people', PeopleCell),
  column('phones', PhonesCell),
  column('group', GroupCell),
  column('invitation', ({ household }) => <InvitationChip invitation={household.invitation} />),
  column('answer', AnswerCell),
]);

function ColumnTitle({ id }: { readonly id: string }) {
  const { t } = useTranslation('guests');
  return t(`column.${id}`);
}

interface CellProps {
  readonly household: Household;
}

function NameCell({ household }: CellProps) {
  const { t } = useTranslation('guests');
  return (
    <>
      <span className="guest-name" title={household.name}>
        {household.name}
      </span>
      {household.optedOut && (
        <span className="guest-opted-out" title={t('optedOut.title')}>
          <BellOff size={15} aria-hidden />
          <span className="visually-hidden">{t('optedOut.title')}</span>
        </span>
      )}
    </>
  );
}

function PeopleCell({ household: { guests } }: CellProps) {
  const names = peopleOf(guests);
  return (
    <>
      <span className="guest-count tabular">{guests.length}</span>
      <span className="guest-text second" title={names}>
        {names}
      </span>
    </>
  );
}

function AnswerCell({ household: { rsvp } }: CellProps) {
  const { t } = useTranslation('guests');
  return <span className="second">{rsvp === null ? '–' : t(`answer.${rsvp}`)}</span>;
}

/** Whose guests they are and how they are sorted, in one line. */
function GroupCell({ household: { side, tags } }: CellProps) {
  const words = [...(side === null ? [] : [side]), ...tags].join(' · ');
  return (
    <span className="guest-text second" title={words}>
      {words}
    </span>
  );
}

function PhonesCell({ household: { phones } }: CellProps) {
  const { t } = useTranslation('guests');
  const [first, ...others] = phones.map(formatPhone);
  if (first === undefined) return <span className="guest-text hint">{t('phone.none')}</span>;
  return (
    <>
      <span className="guest-text tabular">{first}</span>
      {others.length > 0 && (
        <span className="guest-more tabular" title={others.join('\n')}>
          <span aria-hidden>+{others.length}</span>
          <span className="visually-hidden">{t('phone.more', { count: others.length })}</span>
        </span>
      )}
    </>
  );
}
