import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import type { Overview } from '#contract/overview.ts';
import { inSentence } from './in-sentence.ts';

/** What comes next, or what is safe. */
export function useLineDetail({ line }: Overview, language: Language): string | null {
  const { t } = useTranslation('overview');
  if (line.reason === 'SETTLING') return t('line.settling');
  if (line.reason === 'NEEDS_YOU') return t('line.needsYou');
  if (line.pending === 0) return null;
  if (line.kind === 'idle') return t('line.idle');
  if (line.kind === 'stop') return t('line.stop');
  const rest = t('line.rest', { count: line.pending });
  return line.nextHousehold === null
    ? rest
    : t('line.next', { household: inSentence(line.nextHousehold, language), rest });
}
