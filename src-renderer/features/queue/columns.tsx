import { Checkbox } from '@mantine/core';
import {
  type CellContext,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '#contract/queue.ts';
import { MessageChip } from '../../components/message-chip.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useNow } from '../../lib/use-now.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import { Countdown, leavesIn } from './leaving-soon.tsx';
import { momentOf, nameOf, reasonOf, timeOf } from './message-words.ts';

export const features = tableFeatures({ rowSelectionFeature });

const helper = createColumnHelper<typeof features, QueueItem>();

type Column = 'recipient' | 'phone' | 'status' | 'reason' | 'time';
type Cell = CellContext<typeof features, QueueItem, unknown>;

/** In the order of --queue-columns. The head of `select` is the list's own: it needs rows that are not loaded yet. */
export const columns = helper.columns([
  helper.display({ id: 'select', cell: SelectCell }),
  helper.display({ id: 'recipient', header: () => <Head column="recipient" />, cell: RecipientCell }),
  helper.display({ id: 'phone', header: () => <Head column="phone" />, cell: PhoneCell }),
  helper.display({ id: 'status', header: () => <Head column="status" />, cell: StatusCell }),
  helper.display({ id: 'reason', header: () => <Head column="reason" />, cell: ReasonCell }),
  helper.display({ id: 'time', header: () => <Head column="time" />, cell: TimeCell }),
]);

function Head({ column }: { readonly column: Column }) {
  const { t } = useTranslation('queue');
  return t(`column.${column}`);
}

/** Not a tab stop: in a grid, Space on the row does the same. With Shift it takes the rows in between along. */
function SelectCell({ row }: Cell) {
  const { t } = useTranslation('queue');
  return (
    <Checkbox
      size="xs"
      radius={4}
      tabIndex={-1}
      aria-label={t('list.select', { name: nameOf(row.original, t) })}
      checked={row.getIsSelected()}
      onChange={row.getToggleSelectedHandler()}
    />
  );
}

function RecipientCell({ row }: Cell) {
  const { t } = useTranslation('queue');
  const name = nameOf(row.original, t);
  return <span title={name}>{name}</span>;
}

function PhoneCell({ row }: Cell) {
  const [first, ...more] = row.original.phones;
  if (first === undefined) return null;
  return (
    <span title={row.original.phones.map(formatPhone).join(', ')}>
      {formatPhone(first)}
      {more.length > 0 && <span className="hint"> +{more.length}</span>}
    </span>
  );
}

function StatusCell({ row: { original } }: Cell) {
  return (
    <MessageChip
      status={original.status}
      waitingReason={original.waitingReason}
      failureReason={original.failureReason}
    />
  );
}

function ReasonCell({ row }: Cell) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const now = useNow(60_000) + useClockLead();
  if (leavesIn(row.original, now) !== null) {
    return (
      <span className="tabular">
        <Countdown item={row.original} lead={now - Date.now()} />
      </span>
    );
  }
  const { reason, until } = reasonOf(row.original, { t, format }, now);
  return (
    <span title={until === '' ? reason : `${reason}, ${until}`}>
      {reason}
      {until !== '' && <span className="queue-until">, {until}</span>}
    </span>
  );
}

function TimeCell({ row }: Cell) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const time = timeOf(row.original);
  if (time === null) return null;
  const { day, clock } = momentOf(time.at, format);
  return (
    <>
      {day !== '' && <span className="hint">{day} </span>}
      {clock}
      {time.expected && (
        <abbr className="hint queue-expected" title={t('row.expectedFull')}>
          {' '}
          {t('row.expected')}
        </abbr>
      )}
    </>
  );
}
