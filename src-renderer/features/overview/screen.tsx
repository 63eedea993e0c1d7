import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonLine } from '../../components/reason-line.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { useApp } from '../../state/invita-context.ts';
import { followReason, useReasonWords } from '../../state/use-reason.ts';
import { useRemote } from '../../state/use-remote.ts';
import { Dashboard } from './dashboard.tsx';
import './screen.css';

/** A window that opens or a phone that goes quiet is not always announced: time itself changes what is expected. */
const refreshMs = 30_000;
/** However fast practice runs. */
const leastRefreshMs = 2_000;

/** Panoramica: the one line as its title, and how the invitations go. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  const [overview, refresh] = useRemote('overview.get', {
    refreshOn: [
      'queue.changed',
      'sessions.changed',
      'guests.changed',
      'configuration.changed',
      'clock.changed',
    ],
  });
  const speed = useApp((app) => app.clock.speed);
  const refreshNow = useEffectEvent(() => void refresh());
  useEffect(() => {
    const timer = setInterval(() => refreshNow(), Math.max(leastRefreshMs, refreshMs / speed));
    return () => clearInterval(timer);
  }, [speed]);
  return (
    <Screen>
      <div className="overview">
        {overview.status !== 'ready' && <KnownLine />}
        <RemoteView
          remote={overview}
          retry={refresh}
          title={t('failed.title')}
          safe={t('failed.safe')}
          loading={<Skeleton />}
        >
          {(data) => <Dashboard overview={data} />}
        </RemoteView>
      </div>
    </Screen>
  );
}

/** The line as the shell knows it, until the overview is there. */
function KnownLine() {
  return <ReasonLine size="page" words={useReasonWords()} onAction={followReason} />;
}

function Skeleton() {
  return (
    <div className="overview-grid">
      <div className="overview-slots">
        <BlockSkeleton height={156} />
      </div>
      <div className="overview-side">
        <BlockSkeleton height={170} />
        <BlockSkeleton height={240} />
      </div>
      <div className="overview-progress">
        <BlockSkeleton height={340} />
      </div>
    </div>
  );
}
