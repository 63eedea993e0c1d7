import { useTranslation } from 'react-i18next';
import type { Retry } from './use-retry.ts';

/** What came of trying again; the same failure twice would look as if nothing had been done. */
export function LastTry({ retry: { asking, triedAt } }: { readonly retry: Retry }) {
  const { t, i18n } = useTranslation('components');
  if (asking) return <span className="visually-hidden">{t('remote.asking')}</span>;
  if (triedAt === null) return null;
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(triedAt);
  return <span className="hint tabular">{t('remote.tried', { time })}</span>;
}
