import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview, SlotGauge as Slots } from '#contract/overview.ts';
import { Card } from '../../components/card.tsx';
import { SlotGauge } from '../../components/slot-gauge.tsx';
import { heldSlots } from './held-slots.ts';
import { type RealmClock, useRealmNow } from './realm-clock.ts';
import './slots-card.css';

export interface SlotsCardProps {
  readonly overview: Overview;
  readonly clock: RealmClock;
}

/** The hour's budget of a number; with several sessions, the one the line speaks of is shown first. */
export function SlotsCard({ overview: { slots, sessions, line }, clock }: SlotsCardProps) {
  const { t } = useTranslation('overview');
  const now = useRealmNow(clock);
  const [chosen, choose] = useState<string | null>(null);
  const wanted = chosen ?? line.type;
  const shown = slots.find(({ type }) => type === wanted) ?? slots[0];
  if (shown === undefined) return null;
  const labelOf = ({ type }: Slots) => sessions.find((session) => session.type === type)?.label ?? type;
  return (
    <div className="overview-slots">
      <Card
        title={t('slots.title', { count: shown.limit })}
        subtitle={<span className="slots-card-hint">{t('slots.explained')}</span>}
        actions={
          slots.length > 1 ? (
            <SegmentedControl
              aria-label={t('slots.whose')}
              value={shown.type}
              onChange={choose}
              data={slots.map((gauge) => ({
                value: gauge.type,
                label: (
                  <>
                    {labelOf(gauge)}{' '}
                    <span className="slots-card-count tabular">
                      {heldSlots(gauge, now)}/{gauge.limit}
                    </span>
                  </>
                ),
              }))}
            />
          ) : (
            <Used used={heldSlots(shown, now)} limit={shown.limit} />
          )
        }
      >
        <SlotGauge slots={shown} now={now} format={clock.format} />
      </Card>
    </div>
  );
}

function Used({ used, limit }: { readonly used: number; readonly limit: number }) {
  const { t } = useTranslation('overview');
  return (
    <span className="second tabular">
      {t('slots.used', { count: used })}
      {used < limit && <span className="slots-card-free">, {t('slots.free', { count: limit - used })}</span>}
    </span>
  );
}
