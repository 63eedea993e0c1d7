import { Checkbox } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '#contract/imports.ts';
import { formatPhone } from '../../../lib/phone.ts';
import { useApp } from '../../../state/invita-context.ts';
import { fullName } from '../full-name.ts';
import { useJoining } from './joining-context.ts';
import { type LineEntry, lineEntries } from './line-entries.ts';
import { LineWhat } from './line-what.tsx';
import { RowDecisions } from './row-decisions.tsx';

type LineRow = Extract<PreviewRow, { kind: 'line' }>;

export interface LineCellsProps {
  readonly row: LineRow;
  readonly onEdit: () => void;
}

/** One row of the file: who it is, and each thing said of it on a line of its own. */
export function LineCells({ row, onEdit }: LineCellsProps) {
  const { t } = useTranslation('guests');
  const language = useApp((app) => app.configuration.language);
  const joining = useJoining();
  const said = lineEntries(row, language);
  const entries: readonly LineEntry[] =
    said.length > 0 ? said : [{ what: { kind: 'row' }, why: whyFine(row, t) }];
  return (
    <>
      <td className="preview-number tabular">
        {joining.on && row.household.decision !== 'leftOut' && !isStored(row) && (
          <Checkbox
            size="xs"
            radius={4}
            aria-label={t('join.pick', { row: row.row })}
            checked={joining.rows.has(row.row)}
            onChange={(event) => joining.pick(row.row, event.currentTarget.checked)}
          />
        )}
        {row.row}
      </td>
      <td className="preview-guest">{row.guests.map(fullName).join(', ')}</td>
      <td className="preview-entries" colSpan={2}>
        {entries.map(({ what, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is said of a row is said once and never moves
          <span key={index} className="preview-entry">
            <span className="preview-what">
              <LineWhat what={what.kind === 'row' ? { kind: 'text', text: asItIs(row, t) } : what} />
            </span>
            <span className="preview-why">{why}</span>
          </span>
        ))}
      </td>
      <td className="preview-decide">
        <RowDecisions household={row.household} row={row.row} reasons={row.reasons} onEdit={onEdit} />
      </td>
    </>
  );
}

/** Its household is in the guest list already: there it is merged. */
function isStored({ reasons }: LineRow): boolean {
  return reasons.some(({ code }) => code === 'DUPLICATE_IN_GUEST_LIST');
}

/** What to show where nothing is changed: the row it repeats, else the number it is reached by. */
function asItIs({ twin, guests }: LineRow, t: TFunction<'guests'>): string {
  if (twin !== undefined) return t('line.sameAs', twin);
  const phone = guests.find((guest) => guest.phone !== undefined)?.phone;
  return phone === undefined ? t('line.noPhone') : formatPhone(phone);
}

/** A guest without a number in a household that has one looks like a gap, and is none. */
function whyFine({ household, guests }: LineRow, t: TFunction<'guests'>): string {
  if (household.phones.length === 0 || guests.some(({ phone }) => phone !== undefined)) return '';
  const { reachedThrough: name } = household;
  return name === undefined ? t('line.reached') : t('line.reachedThrough', { name });
}
