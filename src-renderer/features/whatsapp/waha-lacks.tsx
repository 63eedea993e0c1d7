import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { KnowBox } from '../../components/know-box.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Emphasised } from './emphasised.tsx';
import { NoteActions } from './note-actions.tsx';
import './waha-lacks.css';

export interface WahaLacksProps {
  readonly session: SessionView;
}

/** Engines that can do what theirs cannot: the advice is to change. */
const betterElsewhere: ReadonlySet<string> = new Set(['WEBJS', 'WPP']);

/** What the WAHA behind a phone cannot do, what that means for the guests, and the way to one that can. */
export function WahaLacks({ session }: WahaLacksProps) {
  const { t } = useTranslation('whatsapp');
  const [opened, setOpened] = useState(false);
  const { lacks, engine, version } = session;
  if (lacks.length === 0) return null;
  const changesEngine = betterElsewhere.has(engine ?? '');
  const kind = changesEngine ? 'engine' : 'version';
  return (
    <>
      <KnowBox state="pending" title={t(`lacks.${kind}.title`, { engine, version })}>
        <ul className="waha-lacks">
          {lacks.map((lack) => (
            <li key={lack}>{t(`lacks.${lack}`)}</li>
          ))}
        </ul>
        <NoteActions>
          <TextLink onClick={() => setOpened(true)}>{t(`lacks.${kind}.action`)}</TextLink>
        </NoteActions>
      </KnowBox>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t(`lacks.${kind}.how`)}
        size={520}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <p className="second">{t(`lacks.${kind}.why`)}</p>
        <ol className="waha-lacks-steps">
          {(['settle', 'change', 'scan'] as const).map((step) => (
            <li key={step}>
              <Emphasised text={t(`lacks.${kind}.${step}`)} />
            </li>
          ))}
        </ol>
      </Modal>
    </>
  );
}
