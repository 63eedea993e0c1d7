import { LayoutDashboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ReasonLine } from '../../components/reason-line.tsx';
import { Screen } from '../../components/screen.tsx';
import { followReason, useReasonWords } from '../../state/use-reason.ts';

/** Panoramica: the one line as its title, and how the invitations go. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  return (
    <Screen>
      <ReasonLine size="page" words={useReasonWords()} onAction={followReason} />
      <Card>
        <EmptyState icon={LayoutDashboard} title={t('empty.title')} text={t('empty.text')} />
      </Card>
    </Screen>
  );
}
