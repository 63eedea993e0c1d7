import { useTranslation } from 'react-i18next';
import { BeforeAfter } from '../../../components/before-after.tsx';
import type { LineEntry } from './line-entries.ts';

/** The value a sentence is about: old and new, a gap to fill, or as it stands. */
export function LineWhat({ what }: { readonly what: Exclude<LineEntry['what'], { kind: 'row' }> }) {
  const { t } = useTranslation('guests');
  switch (what.kind) {
    case 'change':
      return <BeforeAfter before={what.before} after={what.after} />;
    case 'drop': {
      const isPhone = what.field === 'phone';
      return <BeforeAfter before={what.before} after={t(isPhone ? 'line.noPhone' : 'line.nothing')} />;
    }
    case 'ask':
      return <BeforeAfter before={what.before} after={what.after ?? t('line.rewrite')} ask />;
    case 'text':
      return what.text;
  }
}
