import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stateColours } from './status-chip.tsx';
import './before-after.css';

export interface BeforeAfterProps {
  readonly before: string;
  readonly after: string;
  /** A person must look at it or fill it in: dashed orange in place of green. */
  readonly ask?: boolean;
}

/** What an import changes: the old struck out, an arrow, the new. */
export function BeforeAfter({ before, after, ask = false }: BeforeAfterProps) {
  const { t } = useTranslation('components');
  return (
    <span className="before-after" style={stateColours(ask ? 'unconfirmed' : 'answered')}>
      {before !== '' && (
        <>
          <del>
            <span className="visually-hidden">{t('change.before')} </span>
            {before}
          </del>
          <ArrowRight size={14} aria-hidden />
        </>
      )}
      <ins data-ask={ask || undefined}>{after}</ins>
    </span>
  );
}
