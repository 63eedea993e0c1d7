import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContainerView } from '#contract/container.ts';
import { KnowBox } from '../../../components/know-box.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { useApp } from '../../../state/invita-context.ts';
import { navigate } from '../../../state/navigation.ts';
import { useCommand } from '../../../state/use-command.ts';
import { Emphasised } from '../emphasised.tsx';
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
  const advice =
    why === 'ELSEWHERE' || why === 'NOT_ALLOWED' ? t(`docker.${why}.text`) : t(`docker.${why}.${system}`);
  return (
    <>
      <KnowBox state={why === 'MISSING' ? 'pending' : 'waiting'} title={t(`docker.${why}.title`)}>
        <Emphasised text={advice} />
      </KnowBox>
      <div className="container-actions">
        <Button
          variant="default"
          leftSection={<RefreshCw aria-hidden />}
          loading={panel.asking}
          onClick={() => void panel.reload()}
        >
          {t('docker.again')}
        </Button>
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
