import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useRoute } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { BulkActions } from './bulk-actions.tsx';
import { Causes } from './causes.tsx';
import { LiveToggle } from './live-toggle.tsx';
import { MessagePanel } from './message-panel.tsx';
import { QueueBody } from './queue-body.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { type View, viewOf } from './queue-view.ts';
import { useCurrentMessage } from './use-current-message.ts';
import { useMessageActions } from './use-message-actions.tsx';
import { useQueueList } from './use-queue-list.ts';
import { useQueueTable } from './use-queue-table.ts';
import { useSearchText } from './use-search-text.ts';
import { useSelection } from './use-selection.ts';
import './screen.css';

/** Typing asks the main process once it rests. */
const searchRestMs = 200;

const viewsWithCauses: ReadonlySet<View> = new Set(['all', 'attention', 'FAILED']);

/** Coda: every message, live, and what can be done about it. */
export function QueueScreen() {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const { params } = useRoute();
  const [text, setText] = useSearchText(params['q']);
  const [q] = useDebouncedValue(text.trim(), searchRestMs);
  const view = viewOf(params);
  const type = useApp((app) => app.sessions.find((session) => session.type === params['type'])?.type ?? null);
  const total = useApp(({ queue }) => queue.counts.total);

  const question = { view, type, q };
  const [list, store] = useQueueList(question);
  const table = useQueueTable(list.rows);
  const selection = useSelection(table, question);
  const message = useCurrentMessage(list.rows);
  const actions = useMessageActions((items) => {
    selection.remove(items);
    void store.refresh();
  });

  const [on, setOn] = useState(true);
  const [hovered, setHovered] = useState(false);
  const held = hovered || selection.items.length > 0;
  useEffect(() => store.setLive(on && !held), [store, on, held]);

  const panel = message.opened !== null && (
    <MessagePanel
      id={message.opened}
      row={list.rows.find(({ id }) => id === message.opened)}
      onAction={actions.request}
      onClose={message.close}
      onPrevious={message.previous}
      onNext={message.next}
    />
  );
  return (
    <Screen fixed panel={panel}>
      {total === 0 ? (
        <PageHeader title={t('title')} />
      ) : (
        <>
          <PageHeader title={t('title')} subtitle={t('count', { count: total, n: format.number(total) })}>
            <SearchField value={text} onChange={setText} />
            <LiveToggle on={on} held={held} news={list.news} onChange={setOn} />
          </PageHeader>
          <QueueFilters view={view} type={type} params={params} />
          {viewsWithCauses.has(view) && <Causes view={view} onAction={actions.request} />}
        </>
      )}
      <QueueBody
        {...{ list, store, table, message, total }}
        onHover={setHovered}
        onShowAll={() => setText('')}
      />
      <BulkActions items={selection.items} onAction={actions.request} onClear={selection.clear} />
      {actions.dialog}
    </Screen>
  );
}
