import { House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { importSentence } from '#contract/import-sentences.ts';
import type { PreviewRow } from '#contract/imports.ts';
import { useApp } from '../../../state/invita-context.ts';
import { useRevise } from './revise-context.ts';
import { RowDecisions } from './row-decisions.tsx';
import { SmallButton } from './small-button.tsx';

type GroupRow = Extract<PreviewRow, { kind: 'group' }>;

/** A household of several people: how many, and where their one invitation goes. */
export function GroupCells({ row: { household, reasons } }: { readonly row: GroupRow }) {
  const { t } = useTranslation('guests');
  const language = useApp((app) => app.configuration.language);
  const revise = useRevise();
  const { reachedThrough: name } = household;
  const people = t('group.people', { count: household.people });
  const invitation =
    household.phones.length === 0
      ? t('group.noPhone')
      : name === undefined
        ? t('group.oneInvitation')
        : t('group.oneInvitationTo', { name });
  const letGo = () => void revise({ join: { rows: household.joined ?? [], with: null } });
  return (
    <>
      <td className="preview-number">
        <House size={15} aria-hidden />
      </td>
      <td className="preview-group" colSpan={2}>
        <strong>{household.name}</strong>
        <span className="second">{`${people} · ${invitation}`}</span>
      </td>
      <td className="preview-why">
        {household.joined !== undefined && <span>{t('join.byHand')}</span>}
        {reasons.map((reason) => (
          <span key={reason.code}>{importSentence(language, reason)}</span>
        ))}
      </td>
      <td className="preview-decide">
        {household.joined !== undefined && (
          <SmallButton quiet label={t('join.takeBackName', { name: household.name })} onClick={letGo}>
            {t('join.takeBack')}
          </SmallButton>
        )}
        {household.status !== 'ready' && <RowDecisions household={household} reasons={reasons} />}
      </td>
    </>
  );
}
