import { Select, Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, PreviewPage, PreviewTab } from '#contract/imports.ts';
import { useFormat } from '../../../state/use-format.ts';
import { useReasonName } from './reason-name.ts';
import { useRevise } from './revise-context.ts';

export const anyReason = '';

export interface TabChoiceProps {
  readonly preview: Pick<ImportPreview, 'include' | 'gone'>;
  readonly tab: PreviewTab;
  readonly count: number;
  readonly reasons: PreviewPage['reasons'];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What else can be done with the rows. */
  readonly children: ReactNode;
}

/** Narrows a tab, and decides about all of it at once. */
export function TabChoice(props: TabChoiceProps) {
  const { preview, tab, count, reasons, reason, onReason, text, onText, children } = props;
  const { t } = useTranslation('guests');
  const format = useFormat();
  const revise = useRevise();
  const { include, gone } = preview;
  const reasonName = useReasonName();
  const choices = reasons.map(({ code, count: n }) => ({
    value: code,
    label: `${reasonName(code)} · ${format.number(n)}`,
  }));
  return (
    <div className="preview-tabs-choice">
      {choices.length > 1 && (
        <Select
          className="preview-reason"
          aria-label={t('narrow.reason')}
          value={reason}
          onChange={(value) => onReason(value ?? anyReason)}
          allowDeselect={false}
          data={[{ value: anyReason, label: t('narrow.all') }, ...choices]}
        />
      )}
      {count > 0 && (
        <TextInput
          className="preview-search"
          type="search"
          aria-label={t('narrow.search')}
          placeholder={t('narrow.search')}
          leftSection={<Search size={15} aria-hidden />}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
      {(tab === 'toCheck' || tab === 'duplicates') && count > 0 && (
        <Switch
          label={t('tab.include')}
          checked={include.includes(tab)}
          onChange={(event) => void revise({ include: including(include, tab, event.currentTarget.checked) })}
        />
      )}
      {tab === 'gone' && gone.removable > 0 && (
        <Switch
          label={t('gone.remove', { count: gone.removable, n: format.number(gone.removable) })}
          checked={gone.remove}
          onChange={(event) => void revise({ removeGone: event.currentTarget.checked })}
        />
      )}
      {children}
    </div>
  );
}

type Included = ImportPreview['include'][number];

function including(before: readonly Included[], part: Included, on: boolean): Included[] {
  return [...before.filter((other) => other !== part), ...(on ? [part] : [])];
}
