import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../components/error-state.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import type { Remote } from '../../state/use-remote.ts';

export interface RemoteViewProps<T> {
  readonly remote: Remote<T>;
  readonly retry: () => Promise<void>;
  readonly children: (data: T) => ReactNode;
}

/** A report once it is there. */
export function RemoteView<T>({ remote, retry, children }: RemoteViewProps<T>) {
  const { t } = useTranslation('reports');
  if (remote.status === 'loading') return <BlockSkeleton height={260} />;
  if (remote.status === 'ready') return children(remote.data);
  return (
    <ErrorState
      title={t('failed')}
      text={`${remote.error.message} ${t('common:safe')}`}
      code={remote.error.code}
      action={{ label: t('common:retry'), onClick: () => void retry() }}
    />
  );
}
