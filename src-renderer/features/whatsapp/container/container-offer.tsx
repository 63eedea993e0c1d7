import { SegmentedControl } from '@mantine/core';
import { CirclePlay } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../../components/busy-button.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { navigate } from '../../../state/navigation.ts';
import type { ContainerPanelState } from './use-container.ts';

export interface ContainerOfferProps {
  readonly panel: ContainerPanelState;
  readonly practice: boolean;
  /** Nothing else on the screen can be done before this. */
  readonly isNextStep: boolean;
}

/** Docker is there, WAHA is not: one button makes it. */
export function ContainerOffer({ panel, practice, isNextStep }: ContainerOfferProps) {
  const { t } = useTranslation('container');
  const [engine, setEngine] = useState<'GOWS' | 'NOWEB'>('GOWS');
  return (
    <>
      <p className="second">{practice ? t('offer.practice') : t('offer.text')}</p>
      <div>
        <SegmentedControl
          aria-label={t('offer.engine')}
          value={engine}
          onChange={(value) => setEngine(value === 'NOWEB' ? 'NOWEB' : 'GOWS')}
          data={[
            { value: 'GOWS', label: 'GOWS' },
            { value: 'NOWEB', label: 'NOWEB' },
          ]}
        />
        <p className="hint container-engine-text">{t(`offer.${engine}`)}</p>
      </div>
      <div className="container-actions">
        <BusyButton
          variant={isNextStep ? 'filled' : 'default'}
          leftSection={<CirclePlay aria-hidden />}
          busy={panel.asking}
          onClick={() => void panel.install(engine)}
        >
          {t('offer.action')}
        </BusyButton>
        <TextLink onClick={() => navigate('configuration', { section: 'phones' })}>
          {t('offer.other')}
        </TextLink>
      </div>
    </>
  );
}
