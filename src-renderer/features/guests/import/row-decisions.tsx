import { ActionIcon } from '@mantine/core';
import { Check, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '#contract/imports.ts';
import { useRevise } from './revise-context.ts';
import { SmallButton } from './small-button.tsx';

type Household = Extract<PreviewRow, { kind: 'group' }>['household'];

export interface RowDecisionsProps {
  readonly household: Household;
  /** The row this is about; none = the household as a whole. */
  readonly row?: number;
  readonly reasons: readonly { readonly code: string }[];
  readonly onEdit?: () => void;
}

/** Somebody else, or a household of its own: a person may know better. */
const aboutTogether = new Set([
  'PHONE_WITH_TWO_SURNAMES',
  'PHONE_IN_TWO_HOUSEHOLDS',
  'HOUSEHOLD_UNUSUALLY_LARGE',
  'PHONE_ALREADY_IN_GUEST_LIST',
  'HOUSEHOLD_ALREADY_IN_GUEST_LIST',
]);
const aboutSomebodyElse = new Set([
  'POSSIBLE_DUPLICATE',
  'DUPLICATE_IN_FILE',
  'PHONE_CHANGED',
  'PHONE_CHANGED_AFTER_INVITATION',
]);

/** What a person can say to a proposal, or what was said already and how to take that back. */
export function RowDecisions({ household, row, reasons, onEdit }: RowDecisionsProps) {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  const rows = row === undefined ? household.rows : [row];
  const name = row === undefined ? household.name : t('decide.ofRow', { row });
  const decide = (as: 'accepted' | 'leftOut' | 'apart' | 'undecided', which: readonly number[] = rows) =>
    void revise({ decide: { rows: [...which], as } });
  const has = (codes: ReadonlySet<string>) => reasons.some(({ code }) => codes.has(code));
  const alone = household.people === 1 || row === undefined;

  if (household.decision !== undefined) {
    return alone || household.decision === 'leftOut' ? (
      <span className="preview-decided" data-decision={household.decision}>
        {household.decision === 'accepted' && <Check size={15} aria-hidden />}
        {t(`decide.${household.decision}`)}
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('decide.takeBack', { name })}
          onClick={() => decide('undecided', household.rows)}
        >
          <Undo2 size={15} aria-hidden />
        </ActionIcon>
      </span>
    ) : null;
  }
  const canAccept = household.status !== 'ready' && alone && !reasons.some(({ code }) => isFinal(code));
  return (
    <>
      {canAccept && (
        <SmallButton
          label={t('decide.acceptName', { name })}
          onClick={() => decide('accepted', household.rows)}
        >
          {t('decide.accept')}
        </SmallButton>
      )}
      {has(aboutTogether) && household.rows.length > 1 && row === undefined && (
        <SmallButton
          quiet
          label={t('decide.splitName', { name })}
          onClick={() => decide('apart', household.rows)}
        >
          {t('decide.split')}
        </SmallButton>
      )}
      {has(aboutSomebodyElse) && row !== undefined && (
        <SmallButton quiet label={t('decide.otherPersonName', { name })} onClick={() => decide('apart')}>
          {t('decide.otherPerson')}
        </SmallButton>
      )}
      {onEdit !== undefined && (
        <SmallButton quiet label={t('decide.correctRow', { row })} onClick={onEdit}>
          {t('decide.correct')}
        </SmallButton>
      )}
      {row !== undefined && household.status !== 'duplicate' && (
        <SmallButton quiet label={t('decide.leaveOutName', { name })} onClick={() => decide('leftOut')}>
          {t('decide.leaveOut')}
        </SmallButton>
      )}
    </>
  );
}

/** Nothing is written there, whatever is said: the invitation went to the number it went to. */
function isFinal(code: string): boolean {
  return code === 'PHONE_CHANGED_AFTER_INVITATION' || code === 'DUPLICATE_IN_GUEST_LIST';
}
