import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '#contract/updates.ts';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { type Updates, useUpdates } from '../../state/use-updates.ts';
import { UpdateChoices } from './update-choices.tsx';
import { UpdateStatus } from './update-status.tsx';
import './updates-section.css';

/** Aggiornamenti: what there is, and how Invita is kept up to date. Each choice is taken at once, without «Salva». */
export function UpdatesSection() {
  const { t } = useTranslation('updates');
  const updates = useUpdates();
  const { remote } = updates;
  if (remote.status === 'loading') return null;
  if (remote.status === 'failed') {
    return (
      <ErrorState
        title={remote.error.message}
        code={remote.error.code}
        action={{ label: t('common:retry'), onClick: () => void updates.askAgain() }}
      />
    );
  }
  const { obstacle } = remote.data;
  return obstacle === null ? (
    <Living view={remote.data} updates={updates} />
  ) : (
    <Card title={t('version', { version: remote.data.version })}>
      <KnowBox state="pending" title={t('obstacle.title')}>
        <p>{t(`obstacle.${obstacle}`)}</p>
      </KnowBox>
    </Card>
  );
}

function Living({ view, updates }: { readonly view: UpdatesView; readonly updates: Updates }) {
  const { t } = useTranslation('updates');
  return (
    <>
      <Card title={t('version', { version: view.version })}>
        <UpdateStatus view={view} act={updates.act} />
      </Card>
      <UpdateChoices settings={view.settings} choose={updates.choose} />
    </>
  );
}
