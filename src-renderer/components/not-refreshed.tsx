import { Loader } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { LastTry } from './last-try.tsx';
import { stateColours } from './status-chip.tsx';
import { TextLink } from './text-link.tsx';
import { useRetry } from './use-retry.ts';
import './not-refreshed.css';

export interface NotRefreshedProps {
  readonly error: Failure;
  readonly retry: () => Promise<void>;
}

/** Above what could not be refreshed: it stays, and may be of before. */
export function NotRefreshed({ error, retry }: NotRefreshedProps) {
  const { t } = useTranslation('components');
  const again = useRetry(retry);
  return (
    <div className="not-refreshed" role="status" data-passing style={stateColours('unconfirmed')}>
      {again.asking ? (
        <Loader size={15} color="currentColor" aria-hidden />
      ) : (
        <CircleAlert size={15} aria-hidden />
      )}
      <p>
        <span className="not-refreshed-what">{t('remote.stale')}</span> {error.message}
      </p>
      <LastTry retry={again} />
      <TextLink onClick={() => void (again.asking || again.run())}>{t('common:retry')}</TextLink>
    </div>
  );
}
