import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '#contract/updates.ts';
import { Card } from '../../components/card.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { SettingsSkeleton } from '../../components/skeletons.tsx';
import { type Updates, useUpdates } from '../../state/use-updates.ts';
import { UpdateChoices } from './update-choices.tsx';
import { UpdateStatus } from './update-status.tsx';
import './updates-section.css';

/** Aggiornamenti: what there is, and how Invita is kept up to date. Each choice is taken at once, without «Salva». */
export function UpdatesSection() {
  const { t } = useTranslation('updates');
  const updates = useUpdates();
  const loading = (
    <Card>
      <SettingsSkeleton count={3} />
    </Card>
  );
  return (
    <RemoteView remote={updates.remote} retry={updates.askAgain} loading={loading}>
      {(view) =>
        view.looks ? (
          <Living view={view} updates={updates} />
        ) : (
          <Card title={t('version', { version: view.version })}>
            <WhyNot obstacle={view.obstacle ?? 'NO_SERVER'} />
          </Card>
        )
      }
    </RemoteView>
  );
}

function WhyNot({ obstacle }: { readonly obstacle: NonNullable<UpdatesView['obstacle']> }) {
  const { t } = useTranslation('updates');
  return (
    <KnowBox state="pending" title={t('obstacle.title')}>
      <p>{t(`obstacle.${obstacle}`)}</p>
    </KnowBox>
  );
}

function Living({ view, updates }: { readonly view: UpdatesView; readonly updates: Updates }) {
  const { t } = useTranslation('updates');
  return (
    <>
      <Card title={t('version', { version: view.version })}>
        <UpdateStatus view={view} act={updates.act}>
          {view.obstacle !== null && (
            <div className="update-why">
              <WhyNot obstacle={view.obstacle} />
            </div>
          )}
        </UpdateStatus>
      </Card>
      <UpdateChoices settings={view.settings} byHand={view.obstacle !== null} choose={updates.choose} />
    </>
  );
}
