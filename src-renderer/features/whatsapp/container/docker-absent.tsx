import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContainerView } from '#contract/container.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { useApp } from '../../../state/invita-context.ts';
import { navigate } from '../../../state/navigation.ts';
import { useCommand } from '../../../state/use-command.ts';
import { DockerAdvice } from './docker-advice.tsx';
import type { ContainerPanelState } from './use-container.ts';

export interface DockerAbsentProps {
  readonly why: Exclude<ContainerView['docker'], 'READY'>;
  readonly system: ContainerView['system'];
  readonly panel: ContainerPanelState;
}

/** No Docker to speak to: what to do about it here, or the ways that need none. */
export function DockerAbsent({ why, system, panel }: DockerAbsentProps) {
  const { t } = useTranslation('container');
  const practice = useApp((app) => app.info.realm === 'practice');
  const command = useCommand();
  return (
    <>
      <DockerAdvice why={why} system={system} />
      <div className="container-actions">
        <BusyButton
          variant="default"
          leftSection={<RefreshCw aria-hidden />}
          busy={panel.asking}
          onClick={() => void panel.reload()}
        >
          {t('docker.again')}
        </BusyButton>
        <TextLink onClick={() => navigate('configuration', { section: 'phones' })}>
          {t('offer.other')}
        </TextLink>
        {!practice && (
          <TextLink onClick={() => void command('app.switchRealm', { realm: 'practice' })}>
            {t('docker.practice')}
          </TextLink>
        )}
      </div>
    </>
  );
}
