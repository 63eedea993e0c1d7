import { Button } from '@mantine/core';
import { Check, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SaveBar } from '../../../components/save-bar.tsx';
import { useFormat } from '../../../state/use-format.ts';
import type { ImportPlan } from './import-plan.ts';
import './import-bar.css';

export interface ImportBarProps {
  readonly plan: ImportPlan;
  readonly applying: boolean;
  readonly onCancel: () => void;
  readonly onApply: () => void;
}

/** What «Importa» would write and what stays out. */
export function ImportBar({ plan, applying, onCancel, onApply }: ImportBarProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const { guests, households, exact, out } = plan;
  const outside = out.toCheck + out.duplicates + out.refused;
  return (
    <SaveBar
      summary={
        <p className="import-counts" role="status">
          <Count
            value={format.number(households)}
            text={t(exact ? 'bar.households' : 'bar.householdsAtMost', { count: households })}
          />
          <Count value={format.number(guests)} text={t('bar.guests', { count: guests })} />
          {outside > 0 && (
            <span title={t('bar.outParts', { ...out })}>
              <Count value={format.number(outside)} text={t('bar.out', { count: outside })} />
            </span>
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
      <Button
        size="md"
        leftSection={<Check aria-hidden />}
        loading={applying}
        disabled={guests === 0}
        onClick={onApply}
      >
        {guests === 0 ? t('bar.nothing') : t('bar.apply', { count: guests, n: format.number(guests) })}
      </Button>
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
