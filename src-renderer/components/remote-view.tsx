import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Remote } from '../lib/remote.ts';
import { ErrorState } from './error-state.tsx';
import { NotRefreshed } from './not-refreshed.tsx';

export interface RemoteViewProps<T> {
  readonly remote: Remote<T>;
  /** Asks again now. */
  readonly retry: () => Promise<void>;
  /** What could not be read; by default the refusal's own sentence. */
  readonly title?: string;
  /** What is safe; by default that only the reading failed. */
  readonly safe?: string;
  /** A skeleton in the final shape. */
  readonly loading?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What was asked for: its skeleton, then itself, also when it cannot be refreshed; or why it cannot be read. */
export function RemoteView<T>({ remote, retry, title, safe, loading = null, children }: RemoteViewProps<T>) {
  const { t } = useTranslation();
  if (remote.status === 'loading') return loading;
  if (remote.status === 'ready') {
    return (
      <>
        {remote.stale !== null && <NotRefreshed error={remote.stale} retry={retry} />}
        {children(remote.data)}
      </>
    );
  }
  const { message, code } = remote.error;
  const calm = safe ?? t('common:safe');
  return (
    <ErrorState
      title={title ?? message}
      text={title === undefined ? calm : `${message} ${calm}`}
      code={code}
      action={{ label: t('common:retry'), onClick: retry }}
    />
  );
}
