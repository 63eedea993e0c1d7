import { SegmentedControl, TextInput } from '@mantine/core';
import { MessagesSquare, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useRoute } from '../../state/navigation.ts';
import { useRemote } from '../../state/use-remote.ts';
import { ConversationList } from './conversation-list.tsx';
import { HouseholdPane, StrangerPane } from './panes.tsx';
import './screen.css';

const perPage = 50;
/** No page is longer; whoever wrote before is found by searching. */
const most = 200;

const views = ['all', 'needsYou'] as const;
type View = (typeof views)[number];

/** Inbox: who wrote, the latest first, and what was said with one of them. */
export function InboxScreen() {
  const { t } = useTranslation('inbox');
  const { household, sender } = useRoute().params;
  const [text, setText] = useState('');
  const [view, setView] = useState<View>('all');
  const [limit, setLimit] = useState(perPage);
  const q = text.trim();
  const [list, retry] = useRemote('inbox.list', {
    input: { limit, ...(q !== '' && { q }), ...(view === 'needsYou' && { needsYou: true }) },
    refreshOn: ['inbox.changed', 'rsvp.changed', 'guests.changed'],
  });
  if (list.status === 'failed') {
    return (
      <Screen>
        <ErrorState
          title={list.error.message}
          code={list.error.code}
          action={{ label: t('common:retry'), onClick: () => void retry() }}
        />
      </Screen>
    );
  }
  if (list.status === 'loading') {
    return (
      <Screen>
        <ListSkeleton />
      </Screen>
    );
  }
  const { items, total } = list.data;
  const nothing = items.length === 0 && q === '' && view === 'all';
  return (
    <Screen fixed>
      <PageHeader title={t('title')} subtitle={t('count', { count: total })}>
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
        <EmptyState icon={MessagesSquare} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <div className="inbox screen-fill">
          <div className="inbox-list">
            <ConversationList items={items} household={household} sender={sender} />
            {items.length === 0 && <p className="second">{q === '' ? t('noneNeeds') : t('noneFound')}</p>}
            {total > items.length && limit < most && (
              <TextLink onClick={() => setLimit(Math.min(most, limit + perPage))}>{t('more')}</TextLink>
            )}
            {total > items.length && limit >= most && (
              <p className="hint">{t('mostShown', { count: items.length })}</p>
            )}
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
