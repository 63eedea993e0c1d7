import { Button } from '@mantine/core';
import { ArrowRight, CirclePlay, Download, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerView, OwnContainer } from '#contract/container.ts';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { ContainerProblem } from '../../features/whatsapp/container/container-problem.tsx';
import { ContainerProgress } from '../../features/whatsapp/container/container-progress.tsx';
import { DockerAdvice } from '../../features/whatsapp/container/docker-advice.tsx';
import { type ContainerPanelState, useContainer } from '../../features/whatsapp/container/use-container.ts';
import { navigate } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';
import { ContainerArt } from './art.tsx';
import { useGoOn } from './use-first-run.ts';
import { WayCard, WayFacts } from './way-card.tsx';

/** A WAHA that Invita fetches and starts by itself. */
export function DockerWay() {
  const { t } = useTranslation('welcome');
  const panel = useContainer();
  const { remote } = panel;
  return (
    <WayCard
      title={t('docker.title')}
      text={t('docker.text')}
      art={<ContainerArt />}
      action={remote.status === 'ready' && <Action view={remote.data} panel={panel} />}
    >
      <RemoteView
        remote={remote}
        retry={panel.reload}
        title={t('docker.failed')}
        loading={<BlockSkeleton height={92} />}
      >
        {(view) => <Condition view={view} panel={panel} />}
      </RemoteView>
    </WayCard>
  );
}

interface PartProps {
  readonly view: ContainerView;
  readonly panel: ContainerPanelState;
}

/** How Docker and the container are. */
function Condition({ view, panel }: PartProps) {
  const { t } = useTranslation('welcome');
  const { docker, system, container, problem } = view;
  const task = view.task ?? (container?.status === 'STARTING' ? starting : null);
  if (task !== null)
    return (
      <>
        <ContainerProgress task={task} panel={panel} />
        <p className="hint">{t('docker.around')}</p>
      </>
    );
  if (docker !== 'READY') return <DockerAdvice why={docker} system={system} />;
  return (
    <>
      {problem !== null && <ContainerProblem problem={problem} />}
      <WayFacts
        facts={[t('docker.on'), container === null ? t('docker.size') : said(container), t('docker.closed')]}
      />
    </>
  );

  function said({ status }: OwnContainer): string {
    if (status === 'STOPPED') return t('docker.stopped');
    return status === 'UNHEALTHY' ? t('docker.unhealthy') : t('docker.running');
  }
}

const starting = { kind: 'START', step: 'STARTING', pull: null } as const;

/** The one thing to do about it now. */
function Action({ view, panel }: PartProps) {
  const { t } = useTranslation('welcome');
  const goOn = useGoOn();
  const command = useCommand();
  const [using, setUsing] = useState(false);
  const { docker, container, task } = view;
  const common = { size: 'md', fullWidth: true, variant: 'default', loading: panel.asking || using } as const;

  async function use() {
    setUsing(true);
    // Whoever was asked is told there: the other realm takes this card away.
    if (container?.inUse === true || (await command('container.use')) !== null)
      await goOn({ step: 'event', way: 'docker' });
    setUsing(false);
  }

  if (task !== null || container?.status === 'STARTING') return null;
  if (docker !== 'READY')
    return (
      <Button {...common} leftSection={<RefreshCw aria-hidden />} onClick={() => void panel.reload()}>
        {t('container:docker.again')}
      </Button>
    );
  if (container === null)
    return (
      <Button
        {...common}
        leftSection={<Download aria-hidden />}
        onClick={() => void goOn({ way: 'docker' }).then(() => panel.install('GOWS'))}
      >
        {t('docker.install')}
      </Button>
    );
  if (container.status === 'STOPPED')
    return (
      <Button {...common} leftSection={<CirclePlay aria-hidden />} onClick={() => void panel.act('start')}>
        {t('docker.start')}
      </Button>
    );
  if (container.status === 'UNHEALTHY')
    return (
      <Button {...common} leftSection={<ArrowRight aria-hidden />} onClick={() => navigate('whatsapp')}>
        {t('docker.look')}
      </Button>
    );
  return (
    <Button {...common} leftSection={<ArrowRight aria-hidden />} onClick={() => void use()}>
      {container.inUse ? t('docker.goOn') : t('docker.use')}
    </Button>
  );
}
