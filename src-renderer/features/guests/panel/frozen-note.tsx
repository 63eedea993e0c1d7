import { useTranslation } from 'react-i18next';
import type { Household, HouseholdWithQueue } from '#contract/guests.ts';
import { KnowBox } from '../../../components/know-box.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { formatPhone } from '../../../lib/phone.ts';
import { notifyDone, useCommand } from '../../../state/use-command.ts';

export interface FrozenNoteProps {
  readonly household: Household;
  readonly queued: NonNullable<HouseholdWithQueue['queued']>;
}

/** The household was changed after its invitation was queued: what leaves is what was frozen then, unless it is redone. */
export function FrozenNote({ household, queued }: FrozenNoteProps) {
  const { t } = useTranslation('guests');
  const call = useCommand();
  const samePhones = JSON.stringify(queued.phones) === JSON.stringify(household.phones);

  async function rewrite(): Promise<void> {
    const done = await call('guests.rewriteQueued', { id: household.id });
    if (done !== null) notifyDone(t('frozen.done', { name: done.name }));
  }

  return (
    <KnowBox state="waiting" title={t('frozen.title')}>
      {t('frozen.text')}
      {!samePhones && <> {t('frozen.phones', { phones: queued.phones.map(formatPhone).join(', ') })}</>}{' '}
      <TextLink onClick={() => void rewrite()}>{t('frozen.rewrite')}</TextLink>
    </KnowBox>
  );
}
