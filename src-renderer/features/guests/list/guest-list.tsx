import { useDebouncedCallback } from '@mantine/hooks';
import { Upload } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Card } from '../../../components/card.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useClient } from '../../../state/invita-context.ts';
import { navigate, useRoute } from '../../../state/navigation.ts';
import { useFormat } from '../../../state/use-format.ts';
import type { ImportStore } from '../import/import-store.ts';
import { PickFileButton } from '../import/pick-file-button.tsx';
import { GuestListContent } from './guest-list-content.tsx';
import { createGuestListStore } from './guest-list-store.ts';
import { householdAt, indexOfHousehold } from './guest-pages.ts';
import { HouseholdPanel } from './household-panel.tsx';
import { SearchField } from './search-field.tsx';

const typingPauseMs = 150;

export interface GuestListProps {
  readonly imports: ImportStore;
  /** Above the list: why an import did not work. */
  readonly notice: ReactNode;
}

/** The guest list with its search, and beside it the household of the route: `#/guests?id=…`. */
export function GuestList({ imports, notice }: GuestListProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const client = useClient();
  const [list] = useState(() => createGuestListStore(client));
  useEffect(() => list.start(), [list]);
  const { status, total, q, pages } = useStore(list);
  const [search, setSearch] = useState('');
  const searchSoon = useDebouncedCallback(list.search, typingPauseMs);
  const openId = useRoute().params['id'];
  const [moved, setMoved] = useState({ q, index: 0 });
  const opened = useMemo(() => indexOfHousehold(pages, openId ?? ''), [pages, openId]);
  // Another search is another list: it starts at its top.
  const active = opened !== -1 ? opened : moved.q === q ? moved.index : 0;

  function changeSearch(text: string): void {
    setSearch(text);
    searchSoon(text.trim());
  }

  function open(index: number): void {
    const household = householdAt(pages, index);
    setMoved({ q, index });
    if (household !== undefined) navigate('guests', { id: household.id });
  }

  const searched = q !== '';
  const none = status === 'ready' && total === 0 && !searched;
  const count = { count: total, n: format.number(total) };
  return (
    <Screen
      fixed
      panel={
        openId !== undefined && (
          <HouseholdPanel
            id={openId}
            here={householdAt(pages, active)}
            above={householdAt(pages, active - 1)}
            below={householdAt(pages, active + 1)}
            onStep={(by) => open(active + by)}
          />
        )
      }
    >
      <PageHeader
        title={t('title')}
        subtitle={
          status === 'ready' && <span role="status">{t(searched ? 'list.found' : 'list.all', count)}</span>
        }
      >
        {!none && (
          <>
            <SearchField value={search} onChange={changeSearch} />
            <PickFileButton icon={Upload} onTake={(taken) => void imports.take(taken)}>
              {t('list.import')}
            </PickFileButton>
          </>
        )}
      </PageHeader>
      {notice}
      <div className="screen-fill guest-list">
        <Card flush fill label={t('title')}>
          <GuestListContent
            list={list}
            imports={imports}
            active={active}
            openId={openId}
            onMove={(index) => (openId === undefined ? setMoved({ q, index }) : open(index))}
            onOpen={open}
            onShowAll={() => changeSearch('')}
          />
        </Card>
      </div>
    </Screen>
  );
}
