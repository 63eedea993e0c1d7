import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContainerView, OwnContainer } from '#contract/container.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { KnowBox } from '../../../components/know-box.tsx';
import type { ContainerPanelState } from './use-container.ts';

export interface ContainerHazardsProps {
  readonly container: OwnContainer;
  readonly panel: ContainerPanelState;
  readonly busy: boolean;
}

/** Our own container, changed by somebody so that others can reach it: one button makes it safe again. */
export function ContainerHazards({ container, panel, busy }: ContainerHazardsProps) {
  const { t } = useTranslation('container');
  if (busy) return null;
  return container.hazards.map((hazard) =>
    hazard === 'NO_VOLUME' ? (
      <KnowBox key={hazard} state="unconfirmed" title={t('hazard.NO_VOLUME.title')}>
        {t('hazard.NO_VOLUME.text')}
      </KnowBox>
    ) : (
      <ErrorState
        key={hazard}
        icon={ShieldAlert}
        title={t(`hazard.${hazard}.title`, { name: container.name })}
        text={t(`hazard.${hazard}.text`)}
        action={{ label: t('hazard.fix'), onClick: () => void panel.act('update') }}
      />
    ),
  );
}

/** Containers somebody else made, which Invita does not touch: only a warning, and what to do. */
export function UnsafeContainers({ unsafe }: { readonly unsafe: ContainerView['unsafe'] }) {
  const { t } = useTranslation('container');
  return unsafe.map(({ name, hazards }) => {
    const hazard = hazards.includes('EXPOSED') ? 'EXPOSED' : 'NO_KEY';
    return (
      <ErrorState
        key={name}
        icon={ShieldAlert}
        title={t(`hazard.${hazard}.title`, { name })}
        text={`${t(`hazard.${hazard}.text`)} ${t('hazard.byHand')}`}
      />
    );
  });
}
