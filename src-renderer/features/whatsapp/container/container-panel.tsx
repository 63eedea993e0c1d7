import { Container } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContainerView } from '#contract/container.ts';
import type { SessionView } from '#contract/sessions.ts';
import { Card } from '../../../components/card.tsx';
import { RemoteView } from '../../../components/remote-view.tsx';
import { BlockSkeleton } from '../../../components/skeletons.tsx';
import { useApp } from '../../../state/invita-context.ts';
import { ContainerButtons } from './container-buttons.tsx';
import { ContainerChip } from './container-chip.tsx';
import { ContainerFacts } from './container-facts.tsx';
import { ContainerHazards, UnsafeContainers } from './container-hazards.tsx';
import { ContainerOffer } from './container-offer.tsx';
import { ContainerProblem } from './container-problem.tsx';
import { ContainerProgress } from './container-progress.tsx';
import { DockerAbsent } from './docker-absent.tsx';
import { LogPanel } from './log-panel.tsx';
import { type ContainerPanelState, useContainer } from './use-container.ts';
import './container-panel.css';

/** Where help leads when there is no log to read. */
export const containerPanelId = 'waha-container';

/** WAHA's own container: how it is, what can be done with it, what it says. */
export function ContainerPanel({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const { t } = useTranslation('container');
  const panel = useContainer();
  const { remote } = panel;
  const practice = useApp((app) => app.info.realm === 'practice');
  // Practice needs no Docker, and whoever wants one is led to it from the band.
  if (practice && !(remote.status === 'ready' && concerns(remote.data))) return null;
  return (
    <Card
      title={
        <span className="container-panel-title">
          <Container size={17} aria-hidden />
          {t('title')}
        </span>
      }
      {...(remote.status === 'ready' && { actions: <ContainerChip view={remote.data} /> })}
    >
      <div className="container-panel" id={containerPanelId} tabIndex={-1}>
        <RemoteView remote={remote} retry={panel.reload} loading={<BlockSkeleton height={140} />}>
          {(view) => (
            <>
              <UnsafeContainers unsafe={view.unsafe} />
              {view.task === null && view.problem !== null && <ContainerProblem problem={view.problem} />}
              <Content view={view} panel={panel} sessions={sessions} />
            </>
          )}
        </RemoteView>
      </div>
    </Card>
  );
}

function concerns({ docker, container, task, unsafe }: ContainerView): boolean {
  return docker === 'READY' || container !== null || task !== null || unsafe.length > 0;
}

interface ContentProps {
  readonly view: ContainerView;
  readonly panel: ContainerPanelState;
  readonly sessions: readonly SessionView[];
}

function Content({ view, panel, sessions }: ContentProps) {
  const { t } = useTranslation('container');
  const practice = useApp((app) => app.info.realm === 'practice');
  const { container, task } = view;
  if (container === null && task === null) {
    // Who runs a WAHA that answers needs none of ours.
    const answered = sessions.some(({ status }) => status !== 'UNREACHABLE');
    if (!practice && answered) return <p className="second">{t('offer.own')}</p>;
    if (view.docker === 'READY')
      return <ContainerOffer panel={panel} practice={practice} isNextStep={!practice} />;
  }
  if (view.docker !== 'READY') return <DockerAbsent why={view.docker} system={view.system} panel={panel} />;
  return (
    <>
      {task !== null && <ContainerProgress task={task} panel={panel} />}
      {container !== null && (
        <>
          <ContainerHazards container={container} panel={panel} busy={task !== null} />
          <ContainerFacts container={container} />
          <ContainerButtons container={container} panel={panel} busy={task !== null} />
          <LogPanel running={container.status !== 'STOPPED'} />
        </>
      )}
    </>
  );
}
