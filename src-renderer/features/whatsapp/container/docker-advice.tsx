import { useTranslation } from 'react-i18next';
import type { ContainerView } from '#contract/container.ts';
import { KnowBox } from '../../../components/know-box.tsx';
import { Emphasised } from '../emphasised.tsx';

export interface DockerAdviceProps {
  readonly why: Exclude<ContainerView['docker'], 'READY'>;
  readonly system: ContainerView['system'];
}

/** No Docker to speak to: what to install or to start, on this system. */
export function DockerAdvice({ why, system }: DockerAdviceProps) {
  const { t } = useTranslation('container');
  const advice =
    why === 'ELSEWHERE' || why === 'NOT_ALLOWED' ? t(`docker.${why}.text`) : t(`docker.${why}.${system}`);
  return (
    <KnowBox state={why === 'MISSING' ? 'pending' : 'waiting'} title={t(`docker.${why}.title`)}>
      <Emphasised text={advice} />
    </KnowBox>
  );
}
