import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '#contract/queue.ts';
import { stateColours } from '../../components/status-chip.tsx';
import { finishWords } from '../../lib/finish-words.ts';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import type { Section } from './listing.ts';
import { stateOf } from './message-words.ts';
import type { QueueTable } from './use-queue-table.ts';
import './list-lines.css';

interface Place {
  /** The line's number in the list, from 0. */
  readonly index: number;
  /** In px, from the first line. */
  readonly top: number;
}

type Row = ReturnType<QueueTable['getRowModel']>['rows'][number];

const columnCount = 6;

/** What the list's focus points at. */
export function lineId(message: string): string {
  return `queue-line-${message}`;
}

function at(top: number): CSSProperties {
  return { transform: `translateY(${top}px)` };
}

/** The head of the grid is its first row, and rows are counted from 1. */
function rowIndex(index: number): number {
  return index + 2;
}

export interface MessageLineProps extends Place {
  readonly row: Row;
  readonly table: QueueTable;
  readonly selected: boolean;
  /** The keys act on it. */
  readonly current: boolean;
  /** Its state is another one since a moment ago. */
  readonly changed: boolean;
}

/** Its place changes with each message that leaves above it; what it says seldom does. */
export function MessageLine({ row, table, selected, current, changed, index, top }: MessageLineProps) {
  return (
    <tr
      id={lineId(row.id)}
      className="queue-line queue-message"
      data-id={row.id}
      data-current={current || undefined}
      data-changed={changed || undefined}
      aria-selected={selected}
      aria-rowindex={rowIndex(index)}
      style={{ ...at(top), ...stateColours(stateOf(row.original)) }}
    >
      <Cells row={row} table={table} item={row.original} selected={selected} />
    </tr>
  );
}

interface CellsProps {
  readonly row: Row;
  readonly table: QueueTable;
  readonly item: QueueItem;
  readonly selected: boolean;
}

/** The table makes its rows anew with each answer: the message tells whether there is something to draw. */
const Cells = memo(
  function Cells({ row, table }: CellsProps) {
    return row.getAllCells().map((cell) => (
      <td key={cell.id} className={`queue-cell queue-cell-${cell.column.id}`}>
        <table.FlexRender cell={cell} />
      </td>
    ));
  },
  (before, after) => before.item === after.item && before.selected === after.selected,
);

/** A group's name, how many it holds, and when it will be empty. */
export function GroupLine({ section, index, top }: Place & { readonly section: Section }) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  return (
    <tr className="queue-line queue-group" aria-rowindex={rowIndex(index)} style={at(top)}>
      <td className="queue-cell" colSpan={columnCount}>
        <strong>{t(`view.${section.part}`)}</strong>
        <span className="tabular">{format.number(section.size)}</span>
        {section.part === 'waiting' && <WaitingNote />}
      </td>
    </tr>
  );
}

function WaitingNote() {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const paused = useApp(({ queue }) => queue.paused);
  const { finishesAt, finishRange } = useApp(({ queue }) => queue.line);
  if (paused) return <span className="queue-paused">· {t('group.paused')}</span>;
  if (finishesAt === null) return null;
  const range = finishRange && finishWords(finishRange, format);
  return (
    <span className="tabular">
      · {t('group.last', { when: format.when(finishesAt) })}
      {range !== null && ` · ${t('group.range', { range })}`}
    </span>
  );
}

/** The room of a message that is on its way here. */
export function UnloadedLine({ index, top }: Place) {
  const { t } = useTranslation('queue');
  return (
    <tr className="queue-line queue-unloaded" aria-rowindex={rowIndex(index)} style={at(top)}>
      <td className="queue-cell" colSpan={columnCount}>
        <span className="visually-hidden">{t('common:loading')}</span>
        <span className="skeleton" aria-hidden />
      </td>
    </tr>
  );
}
