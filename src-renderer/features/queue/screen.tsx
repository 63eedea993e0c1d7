import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate, useRoute } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { BulkActions } from './bulk-actions.tsx';
import { Causes } from './causes.tsx';
import { LiveToggle } from './live-toggle.tsx';
import { MessagePanel } from './message-panel.tsx';
import { PhoneFilter } from './phone-filter.tsx';
import { QueueBody } from './queue-body.tsx';
import { viewOf } from './queue-view.ts';
import { SearchField } from './search-field.tsx';
import { useCurrentMessage } from './use-current-message.ts';
import { useMessageActions } from './use-message-actions.tsx';
import { useQueueList } from './use-queue-list.ts';
import { useQueueTable } from './use-queue-table.ts';
import { useSearchText } from './use-search-text.ts';
import { ViewTabs } from './view-tabs.tsx';
import './screen.css';

/** Typing asks the main process once it rests. */
const searchRestMs = 200;

/** Coda: every message, live, and what can be done about it. */
export function QueueScreen() {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const { params } = useRoute();
  const view = viewOf(params);
  const type = params['type'] ?? null;
  const [text, setText] = useSearchText(params['q']);
  const [q] = useDebouncedValue(text.trim(), searchRestMs);
  const [list, store] = useQueueList({ view, type, q });
  const table = useQueueTable(list.rows);
  const selected = table.getSelectedRowModel().rows.map((row) => row.original);
  const message = useCurrentMessage(list.rows);
  const total = useApp(({ queue }) => queue.counts.total);

  const clearSelection = () => table.resetRowSelection(true);
  const actions = useMessageActions(() => {
    clearSelection();
    void store.refresh();
  });

  const [on, setOn] = useState(true);
  const [hovered, setHovered] = useState(false);
  const held = hovered || selected.length > 0;
  useEffect(() => store.setLive(on && !held), [store, on, held]);
  // What another filter hides must not be acted on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what clears it
  useEffect(clearSelection, [view, type, q]);

  return (
    <Screen
      fixed
      panel={
        message.opened !== null && (
          <MessagePanel
            id={message.opened}
            row={list.rows.find(({ id }) => id === message.opened)}
            onAction={actions.request}
            onClose={message.close}
            onPrevious={message.previous}
            onNext={message.next}
          />
        )
      }
    >
      <PageHeader
        title={t('title')}
        subtitle={total > 0 && t('count', { count: total, n: format.number(total) })}
      >
        <SearchField value={text} onChange={setText} />
        <LiveToggle on={on} held={held} news={list.news} onChange={setOn} />
      </PageHeader>
      {total > 0 && (
        <div className="queue-filters">
          <ViewTabs current={view} params={params} />
          <PhoneFilter
            value={type}
            onChange={(next) => {
              const { type: _, ...rest } = params;
              navigate('queue', next === null ? rest : { ...rest, type: next });
            }}
          />
        </div>
      )}
      {(view === 'all' || view === 'attention' || view === 'FAILED') && <Causes onAction={actions.request} />}
      <QueueBody
        list={list}
        store={store}
        table={table}
        message={message}
        total={total}
        onHover={setHovered}
        onShowAll={() => setText('')}
      />
      <BulkActions items={selected} onAction={actions.request} onClear={clearSelection} />
      {actions.dialog}
    </Screen>
  );
}
