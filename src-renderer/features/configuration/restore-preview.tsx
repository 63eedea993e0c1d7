import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupPreview } from '#contract/backups.ts';
import { useFormat } from '../../state/use-format.ts';
import { RestoredSettings } from './restored-settings.tsx';

const rows = ['households', 'guests', 'waiting', 'left', 'doubt'] as const;
const statuses = {
  waiting: ['PENDING'],
  left: ['SENT', 'DELIVERED', 'READ'],
  doubt: ['SENDING', 'UNCONFIRMED'],
} as const;

/** What is there and what is here, and in sentences what a restore would mean. */
export function RestorePreview({ preview }: { readonly preview: BackupPreview }) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { there, here, refused, links, eventName, takenAt, lookedUp, settings, sameEvent, deletedAt } =
    preview;
  const when = format.dayAndTime(takenAt);
  return (
    <>
      <p>{eventName === '' ? t('backup.ofUnnamed', { when }) : t('backup.of', { name: eventName, when })}</p>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('backup.column.what')}</Table.Th>
            <Table.Th>{t('backup.column.there')}</Table.Th>
            <Table.Th>{t('backup.column.here')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row}>
              <Table.Th scope="row">{t(`backup.row.${row}`)}</Table.Th>
              <Table.Td>{format.number(figure(there, row))}</Table.Td>
              <Table.Td>{format.number(figure(here, row))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {refused !== null && <p role="alert">{refused.message}</p>}
      {refused === null && (
        <ul>
          {deletedAt !== null && <li>{t('backup.staysDeleted', { when: format.dayAndTime(deletedAt) })}</li>}
          <li>{t('backup.paused')}</li>
          {lookedUp > 0 && <li>{t('backup.lookedUp', { count: lookedUp })}</li>}
          <li>{t(sameEvent ? 'backup.queue' : 'backup.unknown')}</li>
          {Object.keys(settings).length > 0 && (
            <li>
              <RestoredSettings settings={settings} />
            </li>
          )}
          {links === 'missing' && <li>{t('backup.linksMissing')}</li>}
          {links === 'from-backup' && <li>{t('backup.linksFromBackup')}</li>}
        </ul>
      )}
    </>
  );
}

function figure(side: BackupPreview['there'], row: (typeof rows)[number]): number {
  if (row === 'households' || row === 'guests') return side[row];
  return statuses[row].reduce((sum, status) => sum + (side.messages[status] ?? 0), 0);
}
