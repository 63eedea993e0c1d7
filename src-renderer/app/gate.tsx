import { Link2Off } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Mark } from '../components/mark.tsx';
import { useAppState, useInvita } from '../state/invita-context.ts';
import { Shell } from './shell.tsx';
import './gate.css';

/** What is shown before there is anything to show, and when the link is no longer good. */
export function Gate() {
  const { t } = useTranslation('shell');
  const { app } = useInvita();
  const data = useAppState((state) => state.data);
  const connection = useAppState((state) => state.connection);
  const waits = data.status === 'loading' && connection !== 'unauthorized';
  useLayoutEffect(() => {
    if (!waits) document.getElementById('frame')?.remove();
  }, [waits]);
  if (connection === 'unauthorized') {
    return (
      <main className="gate">
        <EmptyState icon={Link2Off} title={t('gate.expired')} text={t('gate.freshLink')}>
          <code className="mono">npm run serve -- --new-link</code>
        </EmptyState>
      </main>
    );
  }
  if (data.status === 'loading') {
    return (
      <main className="gate" aria-busy="true" aria-label={t('common:loading')}>
        <div className="gate-mark">
          <Mark size={48} />
        </div>
      </main>
    );
  }
  if (data.status === 'failed') {
    return (
      <main className="gate">
        <ErrorState
          title={t('gate.failed')}
          text={data.error.message}
          code={data.error.code}
          action={{ label: t('common:retry'), onClick: () => app.reload() }}
        />
      </main>
    );
  }
  return <Shell />;
}
