import { Switch, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#contract/guests.ts';
import { stateColours } from '../../../components/status-chip.tsx';
import { useFormat } from '../../../state/use-format.ts';
import type { StateName } from '../../../theme/tokens.ts';
import type { Included } from './import-store.ts';
import { type PreviewTab, previewRows, previewTabs } from './preview-rows.ts';
import { PreviewTable } from './preview-table.tsx';
import './preview-tabs.css';

const colours: Readonly<Record<PreviewTab, StateName>> = {
  ready: 'answered',
  toCheck: 'unconfirmed',
  duplicates: 'pending',
  refused: 'failed',
};

export interface PreviewTabsProps {
  readonly preview: ImportPreview;
  readonly include: readonly Included[];
  readonly onInclude: (part: Included, on: boolean) => void;
}

/** The rows of the file by what becomes of them; opens where a person is needed. */
export function PreviewTabs({ preview, include, onInclude }: PreviewTabsProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const { summary } = preview;
  const counts = { ...summary, refused: summary.refused.length };
  const [tab, setTab] = useState<PreviewTab>(
    () => (['toCheck', 'ready', 'duplicates'] as const).find((name) => counts[name] > 0) ?? 'refused',
  );
  const rows = useMemo(() => previewRows(preview, tab), [preview, tab]);
  return (
    <Tabs
      className="screen-fill preview-tabs"
      variant="none"
      value={tab}
      onChange={(value) => setTab(previewTabs.find((name) => name === value) ?? tab)}
    >
      <div className="preview-tabs-head">
        <Tabs.List aria-label={t('tab.label')}>
          {previewTabs.map((name) => (
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
          ))}
        </Tabs.List>
        <div className="preview-tabs-choice">
          <span className="second">{t(`stays.${staysOf(tab, include)}`)}</span>
          {(tab === 'toCheck' || tab === 'duplicates') && counts[tab] > 0 && (
            <Switch
              label={t('tab.include')}
              checked={include.includes(tab)}
              onChange={(event) => onInclude(tab, event.currentTarget.checked)}
            />
          )}
        </div>
      </div>
      <Tabs.Panel className="preview-tabs-panel" value={tab}>
        <PreviewTable key={tab} tab={tab} rows={rows} households={preview.households} />
      </Tabs.Panel>
    </Tabs>
  );
}

function staysOf(tab: PreviewTab, include: readonly Included[]) {
  if (tab === 'ready') return 'in';
  if (tab === 'refused') return 'refused';
  return include.includes(tab) ? 'included' : 'out';
}
