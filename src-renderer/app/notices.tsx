import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { errorMessage } from '#contract/error-messages.ts';
import { ErrorState } from '../components/error-state.tsx';
import { useApp } from '../state/invita-context.ts';
import './notices.css';

/** What the admin has to know before anything is sent: settings that could not be read, a changed secret. */
export function Notices() {
  const codes = useApp((app) => app.info.notices);
  const language = useApp((app) => app.configuration.language);
  return codes.filter(isErrorCode).map((code) => (
    <div className="notice" key={code}>
      <ErrorState title={errorMessage(language, code)} code={code} />
    </div>
  ));
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}
