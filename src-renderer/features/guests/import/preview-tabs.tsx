import { Tabs } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type ImportPreview, importTabs, type PreviewTab } from '#contract/imports.ts';
import { stateColours } from '../../../components/status-chip.tsx';
import { useClient } from '../../../state/invita-context.ts';
import { useFormat } from '../../../state/use-format.ts';
import type { StateName } from '../../../theme/tokens.ts';
import { JoinButton } from './join-bar.tsx';
import { createPreviewPages } from './preview-pages.ts';
import { PreviewTable } from './preview-table.tsx';
import { anyReason, TabChoice } from './tab-choice.tsx';
import './preview-tabs.css';

const colours: Readonly<Record<PreviewTab, StateName>> = {
  ready: 'answered',
  toCheck: 'unconfirmed',
  duplicates: 'pending',
  refused: 'failed',
  gone: 'pending',
};

/** Where a row is somebody who can be invited. */
const pickable: ReadonlySet<PreviewTab> = new Set(['ready', 'toCheck', 'duplicates']);

const typingPauseMs = 150;

export interface PreviewTabsProps {
  readonly preview: ImportPreview;
  readonly revision: number;
}

/** The rows of the file by what becomes of them; opens where a person is needed. */
export function PreviewTabs({ preview, revision }: PreviewTabsProps) {
  const client = useClient();
  const { summary, gone, previewId } = preview;
  const counts = { ...summary, refused: summary.refused.length, gone: gone.households };
  const [tab, setTab] = useState<PreviewTab>(
    () => (['toCheck', 'ready', 'duplicates'] as const).find((name) => counts[name] > 0) ?? 'refused',
  );
  const [reason, setReason] = useState(anyReason);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const [pages] = useState(() => createPreviewPages(client));
  const shown = useStore(pages);
  useEffect(
    () => pages.show({ previewId, revision, tab, reason: reason === anyReason ? null : reason, q }),
    [pages, previewId, revision, tab, reason, q],
  );
  const current = shown.view?.tab === tab;

  function change(next: PreviewTab): void {
    setTab(next);
    setReason(anyReason);
    setText('');
  }

  return (
    <Tabs
      className="preview-tabs"
      variant="none"
      value={tab}
      onChange={(value) => change(importTabs.find((name) => name === value) ?? tab)}
    >
      <div className="preview-tabs-head">
        <TabList counts={counts} />
        <TabChoice
          preview={preview}
          tab={tab}
          count={counts[tab]}
          reasons={current ? shown.reasons : []}
          reason={reason}
          onReason={setReason}
          text={text}
          onText={setText}
        >
          {pickable.has(tab) && <JoinButton />}
        </TabChoice>
      </div>
      <Tabs.Panel className="preview-tabs-panel" value={tab}>
        {current && (
          <PreviewTable key={`${tab} ${reason} ${q}`} tab={tab} shown={shown} onLook={pages.look} />
        )}
      </Tabs.Panel>
    </Tabs>
  );
}

function TabList({ counts }: { readonly counts: Readonly<Record<PreviewTab, number>> }) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  return (
    <Tabs.List aria-label={t('tab.label')}>
      {importTabs.map(
        (name) =>
          (name !== 'gone' || counts.gone > 0) && (
            <Tabs.Tab
              key={name}
              value={name}
              aria-label={`${t(`tab.${name}`)} ${format.number(counts[name])}`}
              rightSection={
                <span
                  className="preview-tab-count tabular"
                  style={stateColours(counts[name] === 0 ? 'pending' : colours[name])}
                >
                  {format.number(counts[name])}
                </span>
              }
            >
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ),
      )}
    </Tabs.List>
  );
}
