import { Button } from '@mantine/core';
import { CircleCheck, ListChecks, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { navigate } from '../../state/navigation.ts';
import type { QueueListState, QueueListStore } from './list-store.ts';
import { QueueList } from './queue-list.tsx';
import type { Question } from './queue-view.ts';
import type { CurrentMessage } from './use-current-message.ts';
import type { QueueTable } from './use-queue-table.ts';

export interface QueueBodyProps {
  readonly list: QueueListState;
  readonly store: QueueListStore;
  readonly table: QueueTable;
  readonly message: CurrentMessage;
  /** Messages there are, whatever the filter. */
  readonly total: number;
  readonly onHover: (over: boolean) => void;
  /** Takes the search and the filters away. */
  readonly onShowAll: () => void;
}

/** The list, or why there is none. */
export function QueueBody({ list, store, table, message, total, onHover, onShowAll }: QueueBodyProps) {
  const { t } = useTranslation('queue');
  if (list.error !== null) {
    return (
      <ErrorState
        title={t('error.title')}
        text={`${list.error.message} ${t('error.safe')}`}
        code={list.error.code}
        action={{ label: t('common:retry'), onClick: () => store.refresh() }}
      />
    );
  }
  if (list.question === null) {
    return (
      <Card>
        <ListSkeleton count={10} />
      </Card>
    );
  }
  if (list.sections.every(({ size }) => size === 0)) {
    return (
      <Card>
        {total === 0 ? <NothingQueued /> : <NothingFound question={list.question} onShowAll={onShowAll} />}
      </Card>
    );
  }
  return (
    <div className="queue-card screen-fill">
      <QueueList
        list={list}
        store={store}
        table={table}
        current={message.current}
        onMove={message.move}
        onOpen={message.open}
        onHover={onHover}
      />
    </div>
  );
}

function NothingQueued() {
  const { t } = useTranslation('queue');
  return (
    <EmptyState icon={ListChecks} title={t('empty.title')} text={t('empty.text')}>
      <Button onClick={() => navigate('invitations')}>{t('empty.action')}</Button>
    </EmptyState>
  );
}

interface NothingFoundProps {
  readonly question: Question;
  readonly onShowAll: () => void;
}

function NothingFound({ question: { view, q }, onShowAll }: NothingFoundProps) {
  const { t } = useTranslation('queue');
  const calm = q === '' && (view === 'attention' || view === 'FAILED' || view === 'UNCONFIRMED');
  const title = q !== '' ? t('none.search', { q }) : calm ? t('none.attention') : t('none.view');
  return (
    <EmptyState icon={calm ? CircleCheck : SearchX} title={title}>
      <Button
        variant="default"
        onClick={() => {
          onShowAll();
          navigate('queue');
        }}
      >
        {t('none.all')}
      </Button>
    </EmptyState>
  );
}
