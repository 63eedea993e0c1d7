import { House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { importSentence } from '#contract/import-sentences.ts';
import { useApp } from '../../../state/invita-context.ts';
import { type GroupRow, reachedThrough } from './preview-rows.ts';

/** A household of several people: how many, and where their one invitation goes. */
export function GroupCells({ row: { household, reasons } }: { readonly row: GroupRow }) {
  const { t } = useTranslation('guests');
  const language = useApp((app) => app.configuration.language);
  const name = reachedThrough(household);
  const people = t('group.people', { count: household.guests.length });
  const invitation =
    household.phones.length === 0
      ? t('group.noPhone')
      : name === undefined
        ? t('group.oneInvitation')
        : t('group.oneInvitationTo', { name });
  return (
    <>
      <td className="preview-number">
        <House size={15} aria-hidden />
      </td>
      <td className="preview-group" colSpan={reasons.length === 0 ? 3 : 2}>
        <strong>{household.name}</strong>
        <span className="second">{`${people} · ${invitation}`}</span>
      </td>
      {reasons.length > 0 && (
        <td className="preview-why">
          {reasons.map((reason) => (
            <span key={reason.code}>{importSentence(language, reason)}</span>
          ))}
        </td>
      )}
    </>
  );
}
