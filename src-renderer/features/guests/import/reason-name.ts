import { useTranslation } from 'react-i18next';

/** A reason in a few words, to narrow a tab by; those without words of their own share one. */
export function useReasonName(): (code: string) => string {
  const { t } = useTranslation('guests');
  return (code) => t(`reason.${code}` as 'reason.other', { defaultValue: t('reason.other') });
}
