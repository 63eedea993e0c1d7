import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { KnowBox } from '../../components/know-box.tsx';
import { useFormat } from '../../state/use-format.ts';

const alarms: ReadonlySet<string> = new Set(['DEAF', 'STUCK_STARTING']);

export interface SessionNoticesProps extends Pick<SessionView, 'notices'> {
  /** Said elsewhere on the card already. */
  readonly isToldDeaf: boolean;
}

/** What the session went through by itself: an alarm when a person has to look, else a line. */
export function SessionNotices({ notices, isToldDeaf }: SessionNoticesProps) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  return notices
    .filter(({ code }) => code !== 'DEAF' || !isToldDeaf)
    .map(({ code, at }) =>
      alarms.has(code) ? (
        <div key={code} role="alert">
          <KnowBox state="failed" title={t(`notice.${code}.title`, { when: format.when(at) })}>
            {t(`notice.${code}.text`)}
          </KnowBox>
        </div>
      ) : (
        <p key={code} className="second">
          {t(`notice.${code}.title`, { when: format.when(at) })} {t(`notice.${code}.text`)}
        </p>
      ),
    );
}
