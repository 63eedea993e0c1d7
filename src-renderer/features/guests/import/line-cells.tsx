import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PreviewHousehold } from '#contract/guests.ts';
import { formatPhone } from '../../../lib/phone.ts';
import { useApp } from '../../../state/invita-context.ts';
import { fullName } from '../full-name.ts';
import { type LineEntry, lineEntries } from './line-entries.ts';
import { LineWhat } from './line-what.tsx';
import { type LineRow, reachedThrough } from './preview-rows.ts';

export interface LineCellsProps {
  readonly row: LineRow;
  readonly byKey: ReadonlyMap<string, PreviewHousehold>;
}

/** One row of the file: who it is, and each thing said of it on a line of its own. */
export function LineCells({ row, byKey }: LineCellsProps) {
  const { t } = useTranslation('guests');
  const language = useApp((app) => app.configuration.language);
  const said = lineEntries(row, language);
  const entries: readonly LineEntry[] =
    said.length > 0 ? said : [{ what: { kind: 'row' }, why: whyFine(row, t) }];
  return (
    <>
      <td className="preview-number tabular">{row.row}</td>
      <td className="preview-guest">{row.guests.map(fullName).join(', ')}</td>
      <td className="preview-entries" colSpan={2}>
        {entries.map(({ what, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is said of a row is said once and never moves
          <span key={index} className="preview-entry">
            <span className="preview-what">
              <LineWhat what={what.kind === 'row' ? { kind: 'text', text: asItIs(row, byKey, t) } : what} />
            </span>
            <span className="preview-why">{why}</span>
          </span>
        ))}
      </td>
    </>
  );
}

/** What to show where nothing is changed: the row it repeats, else the number it is reached by. */
function asItIs(
  { household, guests }: LineRow,
  byKey: LineCellsProps['byKey'],
  t: TFunction<'guests'>,
): string {
  const twin = byKey.get(household.duplicateOf ?? '');
  if (twin !== undefined) return t('line.sameAs', { row: twin.guests[0]?.row, name: twin.name });
  const phone = guests.find((guest) => guest.phone !== undefined)?.phone;
  return phone === undefined ? t('line.noPhone') : formatPhone(phone);
}

/** A guest without a number in a household that has one looks like a gap, and is none. */
function whyFine({ household, guests }: LineRow, t: TFunction<'guests'>): string {
  if (household.phones.length === 0 || guests.some(({ phone }) => phone !== undefined)) return '';
  const name = reachedThrough(household);
  return name === undefined ? t('line.reached') : t('line.reachedThrough', { name });
}
