import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { KnowBox } from '../../components/know-box.tsx';

/** A connected phone that is not heard as it should be: what that means, and what to do. */
export function SessionHearing({ status, events }: Pick<SessionView, 'status' | 'events'>) {
  const { t } = useTranslation('whatsapp');
  if (status !== 'CONNECTED') return null;
  if (events.deaf)
    return (
      <KnowBox state="unconfirmed" title={t('hearing.deaf.title')} unknown>
        {t('hearing.deaf.text')}
      </KnowBox>
    );
  if (!events.historyUnreadable) return null;
  return (
    <KnowBox state="waiting" title={t('hearing.history.title')} unknown>
      {t('hearing.history.text')}
    </KnowBox>
  );
}
