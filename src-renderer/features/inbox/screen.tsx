import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { MessagesSquare, Search } from 'lucide-react';
import { type UIEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { remoteOf } from '../../lib/remote.ts';
import { useApp, useClient } from '../../state/invita-context.ts';
import { navigate, useRoute } from '../../state/navigation.ts';
import { ConversationList } from './conversation-list.tsx';
import { createConversationStore } from './conversation-store.ts';
import { HouseholdPane, StrangerPane } from './panes.tsx';
import './screen.css';

/** So near to the end of the list, in pixels, the next ones are fetched. */
const nearEnd = 400;

const views = ['all', 'needsYou'] as const;
type View = (typeof views)[number];

/** Inbox: who wrote, the latest first, and what was said with one of them. */
export function InboxScreen() {
  const { t } = useTranslation('inbox');
  const { household, sender } = useRoute().params;
  const client = useClient();
  const [list] = useState(() => createConversationStore(client));
  useEffect(() => list.start(), [list]);
  const remote = remoteOf(useStore(list));
  const [text, setText] = useState('');
  const [view, setView] = useState<View>('all');
  const q = text.trim();
  useEffect(() => {
    list.ask({ ...(q !== '' && { q }), ...(view === 'needsYou' && { needsYou: true }) });
  }, [list, q, view]);
  function moreWhenNearEnd({ currentTarget }: UIEvent<HTMLElement>): void {
    const below = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
    if (below < nearEnd) list.more();
  }

  const listed = remote.status === 'ready' ? remote.data : null;
  const nothing = listed?.items.length === 0 && q === '' && view === 'all';
  return (
    <Screen fixed>
      <PageHeader title={t('title')} subtitle={listed !== null && t('count', { count: listed.total })}>
        <SegmentedControl
          size="sm"
          aria-label={t('view.label')}
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={(value) => setView(value as View)}
        />
        <TextInput
          type="search"
          size="sm"
          maxLength={200}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Search size={15} aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </PageHeader>
      {nothing ? (
        <RemoteView remote={remote} retry={list.reload}>
          {() => <NobodyWrote />}
        </RemoteView>
      ) : (
        <div className="inbox screen-fill">
          <div className="inbox-list" onScroll={moreWhenNearEnd}>
            <RemoteView remote={remote} retry={list.reload} loading={<ListSkeleton />}>
              {({ items, cursor }) => (
                <>
                  <ConversationList items={items} household={household} sender={sender} />
                  {items.length === 0 && (
                    <p className="second">{q === '' ? t('noneNeeds') : t('noneFound')}</p>
                  )}
                  {cursor !== null && <TextLink onClick={list.more}>{t('more')}</TextLink>}
                </>
              )}
            </RemoteView>
          </div>
          {household !== undefined ? (
            <HouseholdPane key={household} id={household} />
          ) : sender !== undefined ? (
            <StrangerPane key={sender} sender={sender} />
          ) : (
            <p className="second inbox-choose">{t('choose')}</p>
          )}
        </div>
      )}
    </Screen>
  );
}

function NobodyWrote() {
  const { t } = useTranslation('inbox');
  const queued = useApp(({ queue }) => queue.counts.total > 0);
  return (
    <EmptyState icon={MessagesSquare} title={t('empty.title')} text={t('empty.text')}>
      {queued ? (
        <Button variant="default" onClick={() => navigate('queue')}>
          {t('empty.queue')}
        </Button>
      ) : (
        <Button onClick={() => navigate('invitations')}>{t('empty.invite')}</Button>
      )}
    </EmptyState>
  );
}
