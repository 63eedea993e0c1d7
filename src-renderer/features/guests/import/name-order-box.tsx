import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#contract/imports.ts';
import { useRevise } from './revise-context.ts';
import './name-order-box.css';

/** Asked where nothing in the list tells whether the name or the surname comes first. */
export function NameOrderBox({ nameOrder }: Pick<ImportPreview, 'nameOrder'>) {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  if (nameOrder === null || nameOrder.by === 'header' || nameOrder.by === 'content') return null;
  return (
    <section className="name-order" aria-label={t('nameOrder.label')}>
      <p>
        <strong>{t('nameOrder.question')}</strong>{' '}
        <span className="second">{nameOrder.examples.join(' · ')}</span>
      </p>
      <SegmentedControl
        aria-label={t('nameOrder.question')}
        value={nameOrder.order}
        data={[
          { value: 'firstLast', label: t('nameOrder.firstLast') },
          { value: 'lastFirst', label: t('nameOrder.lastFirst') },
        ]}
        onChange={(value) => void revise({ nameOrder: value === 'lastFirst' ? 'lastFirst' : 'firstLast' })}
      />
    </section>
  );
}
