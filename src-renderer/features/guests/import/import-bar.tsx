import { Button } from '@mantine/core';
import { Check, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#contract/imports.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { SaveBar } from '../../../components/save-bar.tsx';
import { useFormat } from '../../../state/use-format.ts';
import './import-bar.css';

export interface ImportBarProps {
  readonly preview: Pick<ImportPreview, 'plan' | 'gone'>;
  readonly applying: boolean;
  /** Something was said of the list, and what that makes of it is not known yet. */
  readonly revising: boolean;
  readonly onCancel: () => void;
  readonly onApply: () => void;
}

/** What «Importa» would write and what stays out. */
export function ImportBar({ preview, applying, revising, onCancel, onApply }: ImportBarProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const { guests, households, updated, undecided, out } = preview.plan;
  const removed = preview.gone.remove ? preview.gone.removable : 0;
  const outside = out.toCheck + out.duplicates + out.refused;
  const nothing = guests + updated + removed === 0;
  return (
    <SaveBar
      summary={
        <p className="import-counts" role="status">
          <Count value={format.number(households)} text={t('bar.households', { count: households })} />
          <Count value={format.number(guests)} text={t('bar.guests', { count: guests })} />
          {updated > 0 && (
            <Count value={format.number(updated)} text={t('bar.updated', { count: updated })} />
          )}
          {removed > 0 && (
            <Count value={format.number(removed)} text={t('bar.removed', { count: removed })} />
          )}
          {outside > 0 && (
            <span title={t('bar.outParts', { ...out })}>
              <Count value={format.number(outside)} text={t('bar.out', { count: outside })} />
            </span>
          )}
          {undecided > 0 && (
            <Count value={format.number(undecided)} text={t('bar.undecided', { count: undecided })} />
          )}
        </p>
      }
      promise={
        <>
          <ShieldCheck size={15} aria-hidden />
          {t('bar.promise')}
        </>
      }
    >
      <Button variant="default" size="md" disabled={applying} onClick={onCancel}>
        {t('common:cancel')}
      </Button>
      <BusyButton
        size="md"
        leftSection={<Check aria-hidden />}
        busy={applying}
        disabled={nothing || revising}
        onClick={onApply}
      >
        {nothing
          ? t('bar.nothing')
          : guests === 0
            ? t('bar.applyChanges')
            : t('bar.apply', { count: guests, n: format.number(guests) })}
      </BusyButton>
    </SaveBar>
  );
}

function Count({ value, text }: { readonly value: string; readonly text: string }) {
  return (
    <span className="import-count">
      <strong className="tabular">{value}</strong> {text}
    </span>
  );
}
