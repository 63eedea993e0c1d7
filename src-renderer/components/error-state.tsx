import { CopyButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { Check, CircleAlert, Copy } from 'lucide-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorDetails } from '../lib/error-details.ts';
import { AppVersion } from './app-version.ts';
import { BusyButton } from './busy-button.tsx';
import { LastTry } from './last-try.tsx';
import { stateColours } from './status-chip.tsx';
import { useRetry } from './use-retry.ts';
import './error-state.css';

export interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** What is safe, and what usually helps. */
  readonly text?: string;
  /** Shown small; copied with sentence, version and time, for whoever helps. */
  readonly code?: string;
  readonly icon?: LucideIcon;
  /** What can be waited for shows that it is under way, and when it was in vain. */
  readonly action?: { readonly label: string; readonly onClick: () => unknown };
}

/** An error with a way out: what happened, what is safe, one action, a code to pass on. */
export function ErrorState({ title, text, code, icon: Icon = CircleAlert, action }: ErrorStateProps) {
  return (
    <div className="error-state" role="alert" data-passing style={stateColours('failed')}>
      <Icon size={17} aria-hidden />
      <div className="error-state-body">
        <p className="error-state-title">{title}</p>
        {text !== undefined && <p>{text}</p>}
        {(action !== undefined || code !== undefined) && (
          <div className="error-state-actions">
            {action !== undefined && <ActionButton {...action} />}
            {code !== undefined && (
              <DetailsButton code={code} sentence={text === undefined ? title : `${title} ${text}`} />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function ActionButton({ label, onClick }: NonNullable<ErrorStateProps['action']>) {
  const again = useRetry(onClick);
  return (
    <>
      <BusyButton variant="default" size="xs" busy={again.asking} onClick={() => void again.run()}>
        {label}
      </BusyButton>
      <LastTry retry={again} />
    </>
  );
}

interface DetailsButtonProps {
  readonly code: string;
  readonly sentence: string;
}

/** Shows the code, copies all that whoever helps has to know. */
function DetailsButton({ code, sentence }: DetailsButtonProps) {
  const { t } = useTranslation('components');
  const version = useContext(AppVersion);
  const [at] = useState(() => new Date());
  return (
    <CopyButton value={errorDetails({ code, sentence, version, at })}>
      {({ copied, copy }) => {
        const Icon = copied ? Check : Copy;
        return (
          <button type="button" className="error-state-code mono" onClick={copy} title={t('error.copy')}>
            {code}
            <Icon size={12} aria-hidden />
            <span className="visually-hidden">{copied ? t('error.copied') : t('error.copy')}</span>
          </button>
        );
      }}
    </CopyButton>
  );
}
