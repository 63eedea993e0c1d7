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
import type { GuestSelection } from './use-selection.ts';

export interface GuestListContentProps {
  readonly list: GuestListStore;
  readonly imports: ImportStore;
  readonly active: number;
  readonly openId: string | undefined;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly selection: GuestSelection;
  readonly onRemove: () => void;
  /** Ends search and filters. */
  readonly onShowAll: () => void;
}

/** What stands in the list's card: the table, or why there is none. */
export function GuestListContent({ list, imports, onShowAll, ...table }: GuestListContentProps) {
  const { t } = useTranslation('guests');
  const { status, error, total, question, pages } = useStore(list);
  const { q, ...filters } = question;
  const narrowed = Object.keys(filters).length > 0;
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
  if (total === 0 && q === undefined && !narrowed) return <EmptyGuests imports={imports} />;
  if (total === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={narrowed ? t('list.noFiltered') : t('list.noMatch', { q })}
        text={t(narrowed ? 'list.noFilteredText' : 'list.noMatchText')}
      >
        <Button variant="default" onClick={onShowAll}>
          {t('list.showAll')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <GuestTable key={JSON.stringify(question)} pages={pages} total={total} onLook={list.look} {...table} />
  );
}
