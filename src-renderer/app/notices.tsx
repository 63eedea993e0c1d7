import { useTranslation } from 'react-i18next';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { errorMessage } from '#contract/error-messages.ts';
import { ErrorState } from '../components/error-state.tsx';
import { useApp } from '../state/invita-context.ts';
import { navigate } from '../state/navigation.ts';
import './notices.css';

/** Nothing is saved while these last; the doctor says of the disk what there is to say. */
const unsaved: ReadonlySet<ErrorCode> = new Set(['READ_ONLY', 'DISK_FULL']);

/** What the admin has to know before anything is sent: settings that could not be read, a changed secret, a full disk. */
export function Notices() {
  const { t } = useTranslation('shell');
  const codes = useApp((app) => app.info.notices);
  const language = useApp((app) => app.configuration.language);
  return codes.filter(isErrorCode).map((code) => (
    <div className="notice" key={code}>
      <ErrorState
        title={errorMessage(language, code)}
        code={code}
        {...(unsaved.has(code) && {
          action: { label: t('notices.doctor'), onClick: () => navigate('doctor') },
        })}
      />
    </div>
  ));
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}
