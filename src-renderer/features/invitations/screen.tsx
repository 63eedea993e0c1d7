import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../components/error-state.tsx';
import { NotRefreshed } from '../../components/not-refreshed.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { useRoute } from '../../state/navigation.ts';
import { useRemote } from '../../state/use-remote.ts';
import { AutomaticView } from './automatic/automatic-view.tsx';
import { Workbench } from './workbench.tsx';
import './screen.css';

/** Text, what a guest reads, the plan: side by side, so that what is read is what leaves. */
export function InvitationsScreen() {
  const { t } = useTranslation('invitations');
  const automatic = useRoute().params['view'] === 'automatic';
  const [templates, reload] = useRemote('invitations.templates', { refreshOn: ['configuration.changed'] });
  if (templates.status === 'ready') {
    // The workbench stays: what is not saved in it must not be lost.
    return (
      <div className="invitations-host">
        {templates.stale !== null && (
          <div className="invitations-stale">
            <NotRefreshed error={templates.stale} retry={reload} />
          </div>
        )}
        <div className="invitations-view" hidden={automatic}>
          <Workbench templates={templates.data} onTemplatesChanged={() => void reload()} />
        </div>
        {automatic && <AutomaticView templates={templates.data} />}
      </div>
    );
  }
  return (
    <Screen>
      <PageHeader title={t('title')} />
      {templates.status === 'failed' ? (
        <ErrorState
          title={templates.error.message}
          text={t('failed')}
          code={templates.error.code}
          action={{ label: t('common:retry'), onClick: reload }}
        />
      ) : (
        <ListSkeleton />
      )}
    </Screen>
  );
}
