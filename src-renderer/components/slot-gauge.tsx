import { useTranslation } from 'react-i18next';
import type { SlotGauge as Slots } from '#contract/overview.ts';
import { cssVariables } from '../lib/css-variables.ts';
import type { Format } from '../lib/format.ts';
import { cellsOf, type SlotCell, stripOf } from './slot-cells.ts';
import './slot-gauge.css';

/** More than this many cells are too narrow to carry a time each. */
const MAX_CELLS = 12;

export interface SlotGaugeProps {
  readonly slots: Slots;
  /** Epoch milliseconds, once a second. */
  readonly now: number;
  readonly format: Format;
}

/** The hour's budget: one cell per slot with the minute it comes free, or a strip of the next hour when there are many. */
export function SlotGauge({ slots, now, format }: SlotGaugeProps) {
  const { t } = useTranslation('components');
  const used = slots.used.filter((slot) => Date.parse(slot.freeAt) > now).length;
  const counts = t('slots.used', { used, limit: slots.limit });
  const label =
    slots.nextFreeAt !== null && used >= slots.limit
      ? t('slots.usedAndNext', { counts, at: format.at(slots.nextFreeAt) })
      : counts;
  return (
    <div role="img" aria-label={label} title={t('slots.explained')}>
      {slots.limit <= MAX_CELLS ? (
        <div className="slot-gauge" aria-hidden>
          {cellsOf(slots, now).map((cell) => (
            <Cell key={cell.key} cell={cell} now={now} format={format} />
          ))}
        </div>
      ) : (
        <Strip slots={slots} now={now} format={format} />
      )}
    </div>
  );
}

interface CellProps extends Pick<SlotGaugeProps, 'now' | 'format'> {
  readonly cell: SlotCell;
}

function Cell({ cell, now, format }: CellProps) {
  const { t } = useTranslation('components');
  if (cell.kind === 'free') {
    return (
      <div className="slot-gauge-cell" data-kind="free">
        <div className="slot-gauge-box" />
        <span className="slot-gauge-time">{t('slots.free')}</span>
      </div>
    );
  }
  return (
    <div className="slot-gauge-cell" data-kind={cell.kind}>
      <div
        className="slot-gauge-box"
        style={cssVariables({ '--level': `${(cell.level * 100).toFixed(1)}%` })}
      />
      <span className="slot-gauge-time tabular">{format.clock(cell.freeAt)}</span>
      <span className="slot-gauge-left tabular">
        {cell.kind === 'next' ? t('slots.next') : format.span(Math.max(0, cell.freeAt - now), Math.ceil)}
      </span>
    </div>
  );
}

function Strip({ slots, now, format }: SlotGaugeProps) {
  const { t } = useTranslation('components');
  const { columns, peak, next } = stripOf(slots, now);
  const quarter = 15 * 60_000;
  return (
    <div aria-hidden>
      <div className="slot-gauge-strip">
        {columns.map((freed, minute) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its minute
            key={minute}
            className="slot-gauge-column"
            data-next={minute === next || undefined}
            style={cssVariables({ '--level': `${(freed / peak) * 100}%` })}
          />
        ))}
      </div>
      <div className="slot-gauge-axis tabular">
        <span>{t('slots.now')}</span>
        <span>{format.clock(now + quarter)}</span>
        <span>{format.clock(now + 2 * quarter)}</span>
        <span>{format.clock(now + 3 * quarter)}</span>
        <span>{format.clock(now + 4 * quarter)}</span>
      </div>
    </div>
  );
}
