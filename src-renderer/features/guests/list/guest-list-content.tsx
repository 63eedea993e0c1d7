import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Card } from '../../../components/card.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { RemoteView } from '../../../components/remote-view.tsx';
import { ListSkeleton } from '../../../components/skeletons.tsx';
import { remoteOf } from '../../../lib/remote.ts';
import type { ImportStore } from '../import/import-store.ts';
import { EmptyGuests } from './empty-guests.tsx';
import type { GuestListState, GuestListStore } from './guest-list-store.ts';
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

/** The list in its card, or why there is none. */
export function GuestListContent({ list, ...content }: GuestListContentProps) {
  const { t } = useTranslation('guests');
  return (
    <RemoteView
      remote={remoteOf(useStore(list))}
      retry={list.reload}
      safe={t('list.safe')}
      loading={
        <Card>
          <ListSkeleton count={8} />
        </Card>
      }
    >
      {(shown) => (
        <div className="screen-fill guest-list">
          <Card flush fill label={t('title')}>
            <Found shown={shown} list={list} {...content} />
          </Card>
        </div>
      )}
    </RemoteView>
  );
}

interface FoundProps extends GuestListContentProps {
  readonly shown: GuestListState;
}

/** What the question has found: the table, or that there is nobody. */
function Found({ shown, list, imports, onShowAll, ...table }: FoundProps) {
  const { t } = useTranslation('guests');
  const { total, question, pages } = shown;
  const { q, ...filters } = question;
  const narrowed = Object.keys(filters).length > 0;
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
