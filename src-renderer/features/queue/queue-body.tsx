import { Button } from '@mantine/core';
import { CircleCheck, ListChecks, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { remoteOf } from '../../lib/remote.ts';
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
  return (
    <RemoteView
      remote={remoteOf(list)}
      retry={store.refresh}
      title={t('error.title')}
      safe={t('error.safe')}
      loading={
        <Card>
          <ListSkeleton count={10} />
        </Card>
      }
    >
      {({ question, sections }) =>
        sections.every(({ size }) => size === 0) ? (
          <Card>
            {total === 0 || question === null ? (
              <NothingQueued />
            ) : (
              <NothingFound question={question} onShowAll={onShowAll} />
            )}
          </Card>
        ) : (
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
        )
      }
    </RemoteView>
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
