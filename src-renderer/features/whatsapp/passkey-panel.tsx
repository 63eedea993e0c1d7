import { Check, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { BigCode } from './big-code.tsx';
import { Emphasised } from './emphasised.tsx';
import { NoteActions } from './note-actions.tsx';
import type { SessionActions } from './use-session-actions.ts';
import './passkey-panel.css';

export interface PasskeyPanelProps {
  readonly passkey: SessionView['passkey'];
  readonly actions: SessionActions;
}

/** WhatsApp wants more than the scan. Which of the two steps it is, and what only a person can do. */
export function PasskeyPanel({ passkey, actions }: PasskeyPanelProps) {
  return passkey?.step === 'CONFIRM' ? (
    <ConfirmStep code={passkey.code} actions={actions} />
  ) : (
    <ChallengeStep actions={actions} />
  );
}

/** Only a page of WhatsApp's may ask for the passkey, so this window cannot; both ways around it are the person's. */
function ChallengeStep({ actions }: { readonly actions: SessionActions }) {
  const { t } = useTranslation('whatsapp');
  const { running, run } = actions;
  const ways = ['remove', 'extension'] as const;
  return (
    <KnowBox state="waiting" title={t('passkey.challenge.title')}>
      <p>{t('passkey.challenge.text')}</p>
      <ul className="passkey-ways">
        {ways.map((way) => (
          <li key={way}>
            <Emphasised text={t(`passkey.challenge.${way}`)} />
          </li>
        ))}
      </ul>
      <NoteActions>
        <BusyButton
          variant="default"
          size="xs"
          leftSection={<RefreshCw aria-hidden />}
          busy={running === 'refresh'}
          disabled={running !== null}
          onClick={() => void run('refresh')}
        >
          {t('passkey.challenge.newCode')}
        </BusyButton>
      </NoteActions>
    </KnowBox>
  );
}

function ConfirmStep({ code, actions }: { readonly code: string | null; readonly actions: SessionActions }) {
  const { t } = useTranslation('whatsapp');
  const { running, run } = actions;
  return (
    <KnowBox state="waiting" title={t('passkey.confirm.title')}>
      <p>{t(code === null ? 'passkey.confirm.noCode' : 'passkey.confirm.text')}</p>
      {code !== null && (
        <div className="passkey-code">
          <BigCode code={code} label={t('passkey.confirm.code')} />
        </div>
      )}
      <NoteActions>
        <BusyButton
          size="xs"
          leftSection={<Check aria-hidden />}
          busy={running === 'confirmPasskey'}
          disabled={running !== null || code === null}
          onClick={() => void run('confirmPasskey')}
        >
          {t('passkey.confirm.same')}
        </BusyButton>
        <BusyButton
          variant="default"
          size="xs"
          busy={running === 'refresh'}
          disabled={running !== null}
          onClick={() => void run('refresh')}
        >
          {t('passkey.confirm.different')}
        </BusyButton>
      </NoteActions>
    </KnowBox>
  );
}
