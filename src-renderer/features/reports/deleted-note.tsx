import { useTranslation } from 'react-i18next';
import { KnowBox } from '../../components/know-box.tsx';
import { useFormat } from '../../state/use-format.ts';

/** Where all personal data was deleted: these numbers are what is left. */
export function DeletedNote({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  if (at === null) return null;
  return (
    <KnowBox state="pending" title={t('deleted.title', { when: format.dayAndTime(at) })}>
      {t('deleted.text')}
    </KnowBox>
  );
}
