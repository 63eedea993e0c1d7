import { Popover } from '@mantine/core';
import { CircleQuestionMark, HardDrive, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../components/mark.tsx';
import { DockerWay } from './docker-way.tsx';
import { PracticeWay } from './practice-way.tsx';
import { WahaWay } from './waha-way.tsx';

/** Three ways to send, side by side. */
export function WayStep() {
  const { t } = useTranslation('welcome');
  return (
    <>
      <div className="welcome-head">
        <Mark size={56} />
        <h1 className="welcome-title">{t('title')}</h1>
        <p className="welcome-subtitle">{t('subtitle')}</p>
      </div>
      <div className="welcome-ways">
        <PracticeWay />
        <WahaWay />
        <DockerWay />
      </div>
      <ul className="welcome-foot">
        <li>
          <HardDrive size={17} aria-hidden />
          {t('foot.here')}
        </li>
        <li>
          <Undo2 size={17} aria-hidden />
          {t('foot.change')}
        </li>
        <li>
          <WhatWahaIs />
        </li>
      </ul>
    </>
  );
}

function WhatWahaIs() {
  const { t } = useTranslation('welcome');
  return (
    <Popover width={340} position="top" shadow="md">
      <Popover.Target>
        <button type="button" className="text-link welcome-what">
          <CircleQuestionMark size={17} aria-hidden />
          {t('foot.what')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('foot.what')}>
        <p>{t('foot.whatText')}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
