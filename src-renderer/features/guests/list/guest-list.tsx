import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Screen } from '../../../components/screen.tsx';
import { useClient } from '../../../state/invita-context.ts';
import { navigate, useRoute } from '../../../state/navigation.ts';
import { GuestDialogs, useGuestDialogs } from '../edit/guest-dialogs.tsx';
import { useGuestEdits } from '../edit/use-guest-edits.tsx';
import type { ImportStore } from '../import/import-store.ts';
import { LastImport } from '../import/last-import.tsx';
import { HouseholdPanel } from '../panel/household-panel.tsx';
import { GuestBulkBar } from './guest-bulk-bar.tsx';
import { GuestFilters } from './guest-filters.tsx';
import { GuestListContent } from './guest-list-content.tsx';
import { GuestListHead } from './guest-list-head.tsx';
import { createGuestListStore } from './guest-list-store.ts';
import { householdAt, indexOfHousehold } from './guest-pages.ts';
import { ProposalsNote } from './proposals-note.tsx';
import { useQuestion } from './use-question.ts';
import { useSelection } from './use-selection.ts';

export interface GuestListProps {
  readonly imports: ImportStore;
  /** Above the list: why an import did not work. */
  readonly notice: ReactNode;
}

/** The guest list with its search and filters, and beside it the household of the route: `#/guests?id=…`. */
export function GuestList({ imports, notice }: GuestListProps) {
  const client = useClient();
  const [list] = useState(() => createGuestListStore(client));
  useEffect(() => list.start(), [list]);
  const { status, total, question, pages } = useStore(list);
  const asking = useQuestion(list.ask);
  const edits = useGuestEdits();
  const dialogs = useGuestDialogs();
  const selection = useSelection(question, total);
  const openId = useRoute().params['id'];
  const asked = JSON.stringify(question);
  const [moved, setMoved] = useState({ asked, index: 0 });
  const opened = useMemo(() => indexOfHousehold(pages, openId ?? ''), [pages, openId]);
  // Another question is another list: it starts at its top.
  const active =
    opened !== -1 ? opened : moved.asked === asked ? Math.min(moved.index, Math.max(total - 1, 0)) : 0;
  const selected = [...selection.ids];

  function open(index: number): void {
    const household = householdAt(pages, index);
    setMoved({ asked, index });
    if (household !== undefined) navigate('guests', { id: household.id });
  }

  const narrowed = Object.keys(question).length > 0;
  const none = status === 'ready' && total === 0 && !narrowed;
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
            edits={edits}
            dialogs={dialogs}
          />
        )
      }
    >
      <GuestListHead
        total={status === 'ready' ? total : null}
        narrowed={narrowed}
        asking={asking}
        imports={imports}
        onAdd={() => dialogs.show({ kind: 'edit', household: 'new' })}
      />
      {notice}
      {!none && <ProposalsNote onLook={() => dialogs.show({ kind: 'proposals' })} />}
      <LastImport />
      {!none && <GuestFilters question={asking.question} onChange={asking.ask} />}
      <GuestListContent
        list={list}
        imports={imports}
        active={active}
        openId={openId}
        onMove={(index) => (openId === undefined ? setMoved({ asked, index }) : open(index))}
        onOpen={open}
        selection={selection}
        onRemove={() => dialogs.show({ kind: 'remove', ids: selected })}
        onShowAll={() => asking.ask({})}
      />
      <GuestBulkBar selection={selection} edits={edits} dialogs={dialogs} />
      <GuestDialogs dialogs={dialogs} edits={edits} onDone={selection.clear} />
    </Screen>
  );
}
