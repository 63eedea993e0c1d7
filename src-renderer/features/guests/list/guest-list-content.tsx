import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/skeletons.tsx';
import type { ImportStore } from '../import/import-store.ts';
import { EmptyGuests } from './empty-guests.tsx';
import type { GuestListStore } from './guest-list-store.ts';
import { GuestTable } from './guest-table.tsx';

export interface GuestListContentProps {
  readonly list: GuestListStore;
  readonly imports: ImportStore;
  readonly active: number;
  readonly openId: string | undefined;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Ends the search. */
  readonly onShowAll: () => void;
}

/** What stands in the list's card: the table, or why there is none. */
export function GuestListContent({ list, imports, onShowAll, ...table }: GuestListContentProps) {
  const { t } = useTranslation('guests');
  const { status, error, total, q, pages } = useStore(list);
  if (status === 'loading') {
    return (
      <div className="guest-list-aside">
        <ListSkeleton count={8} />
      </div>
    );
  }
  if (status === 'failed' && error !== null) {
    return (
      <div className="guest-list-aside">
        <ErrorState
          title={error.message}
          text={t('list.safe')}
          code={error.code}
          action={{ label: t('common:retry'), onClick: list.reload }}
        />
      </div>
    );
  }
  if (total === 0 && q === '') return <EmptyGuests imports={imports} />;
  if (total === 0) {
    return (
      <EmptyState icon={SearchX} title={t('list.noMatch', { q })} text={t('list.noMatchText')}>
        <Button variant="default" onClick={onShowAll}>
          {t('list.showAll')}
        </Button>
      </EmptyState>
    );
  }
  return <GuestTable key={q} pages={pages} total={total} onLook={list.look} {...table} />;
}
