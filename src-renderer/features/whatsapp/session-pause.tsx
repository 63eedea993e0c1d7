import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { NoteActions } from './note-actions.tsx';
import type { SessionActions } from './use-session-actions.ts';

export interface SessionPauseProps {
  readonly pause: NonNullable<SessionView['paused']>;
  readonly actions: SessionActions;
}

/** Why sending from this session was stopped, and «Riprendi». */
export function SessionPause({ pause, actions }: SessionPauseProps) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  const { running, run } = actions;
  return (
    <KnowBox
      state={pause.reason === 'ADMIN' ? 'pending' : 'failed'}
      title={t(`pause.${pause.reason}.title`, { when: format.when(pause.at) })}
    >
      {t(`pause.${pause.reason}.text`)}
      <NoteActions>
        <BusyButton
          variant="default"
          size="xs"
          leftSection={<Play />}
          busy={running === 'resume'}
          disabled={running !== null}
          onClick={() => void run('resume')}
        >
          {t('pause.resume')}
        </BusyButton>
        {pause.reason === 'WRONG_KEY' && (
          <TextLink onClick={() => navigate('configuration', { section: 'phones' })}>
            {t('problem.WAHA_WRONG_KEY.link')}
          </TextLink>
        )}
      </NoteActions>
    </KnowBox>
  );
}
